import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { openStore } from "../db/open-store";
import type { Store } from "../db/store";
import { requireApproval } from "../testing/approval-run";
import { syncOnce } from "../testing/change-run";
import { countingReads } from "../testing/counting-reads";
import { openTestApp, type TestApp } from "../testing/test-app";
import { checkSsl } from "./check-ssl";
import { countFacets } from "./count-facets";
import { listInstances } from "./list-instances";

let t: TestApp;
let elsewhere: Store;
let viewer: Ctx;
const add = (name: string) => t.emulator.addInstance({ region: "ap-jakarta", instanceId: `cmgo-${name}`, name });
beforeAll(async () => {
  t = await openTestApp();
  for (let number = 10; number < 50; number += 1) add(`orders${number}`);
  await syncOnce(t);
  elsewhere = await openStore(t.app.config, t.clock);
  viewer = await t.as("viewer");
});
afterAll(async () => {
  await elsewhere.close();
  await t.close();
});

const list = (params: Record<string, string> = {}) => listInstances(viewer, parseInstanceFilter(params));
const loseOne = (store: Store, name: string) =>
  store.db.deleteFrom("instances").where("instance_id", "=", `cmgo-${name}`).execute();

describe("what this process has written is in the next read", () => {
  test("the number of a filter, and those beside its values", async () => {
    const search = { search: "orders", ssl: "disabled" };
    const disabled = async () =>
      (await countFacets(viewer, parseInstanceFilter(search), ["ssl"])).ssl?.values.find(
        ({ value }) => value === "disabled",
      )?.count;
    expect([(await list({ ...search, pageSize: "25" })).total, await disabled()]).toEqual([40, 40]);
    t.emulator.updateInstance("ap-jakarta", "cmgo-orders10", { ssl: "enabled" });
    await checkSsl(t.app, { region: "ap-jakarta", instanceId: "cmgo-orders10" }, { lane: "screen" });
    expect([(await list({ ...search, pageSize: "25" })).total, await disabled()]).toEqual([39, 39]);
  });

  test("regions, the sync and the rule for approvals", async () => {
    const before = await list();
    await t.clock.advance(10);
    await syncOnce(t);
    const after = await list();
    expect(after.sync.startedAt).not.toBe(before.sync.startedAt);
    expect(after.regions.map(({ syncedAt }) => syncedAt)).not.toEqual(before.regions.map(({ syncedAt }) => syncedAt));
    await requireApproval(await t.as("admin"), "large", 3);
    expect(before.approvals.above).toBeNull();
    expect((await list()).approvals.above).toBe(3);
  });
});

describe("what another process has written", () => {
  test("a row that went leaves its place on a page of a search, and the number stands", async () => {
    const page = { search: "rders1", pageSize: "25" };
    const full = { search: "rders", pageSize: "25" };
    const before = [(await list(page)).total, (await list(full)).total];
    await loseOne(elsewhere, "orders15");
    expect((await list(full)).rows.map(({ name }) => name)).not.toContain("orders15");
    expect([(await list(page)).total, (await list(full)).total]).toEqual([(before[0] ?? 0) - 1, before[1]]);
    await t.clock.advance(2_000);
    expect((await list(full)).total).toBe((before[1] ?? 0) - 1);
  });

  test("is in the rows at once, in the numbers after two seconds, and the two don't contradict each other", async () => {
    const page = { search: "orders", sort: "name", pageSize: "25" };
    const { total } = await list(page);
    await loseOne(elsewhere, "orders20");
    const first = await list(page);
    expect(first.rows.map(({ name }) => name)).not.toContain("orders20");
    expect(first.total).toBe(total);
    // The last page isn't full: it tells the number itself.
    expect(await list({ ...page, page: "2" })).toMatchObject({ total: total - 1, rows: { length: total - 26 } });
    await t.clock.advance(2_000);
    expect((await list(page)).total).toBe(total - 1);
  });
});

test("a reading of SSL does not make a search's number anew", async () => {
  const counting = countingReads(t.app, "instances");
  const ctx = { ...viewer, app: counting.app };
  const search = () => listInstances(ctx, parseInstanceFilter({ search: "orders", sort: "name", pageSize: "25" }));
  const readsOf = async () => {
    const before = counting.count();
    await search();
    return counting.count() - before;
  };
  await search();
  const kept = await readsOf();
  await checkSsl(t.app, { region: "ap-jakarta", instanceId: "cmgo-orders11" }, { lane: "screen" });
  expect(await readsOf()).toBe(kept);
  await loseOne(t.app.store, "orders30");
  expect(await readsOf()).toBe(kept + 1);
});
