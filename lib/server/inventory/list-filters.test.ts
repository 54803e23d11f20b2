import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FilterValues } from "@/lib/domain/filter-values";
import { DEFAULT_FILTER, type InstanceFilter } from "@/lib/domain/instance-filter";
import { syncOnce } from "../testing/change-run";
import { countingReads } from "../testing/counting-reads";
import { openTestApp, type TestApp } from "../testing/test-app";
import { countFacets } from "./count-facets";
import { listInstances } from "./list-instances";

const DAY = 86_400_000;

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
  const add = (name: string, given: object) =>
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: `cmgo-${name}`, name, ...given });
  const soon = (days: number) => ({ ssl: "enabled" as const, expiresAt: t.clock.now() + days * DAY });
  add("plain1", { mongoVersion: "MONGO_50_WT", tags: [{ key: "env", value: "prod" }], projectId: 7 });
  add("shard2", { mongoVersion: "MONGO_50_ROCKS", clusterType: 1, tags: [{ key: "env", value: "dev" }], ...soon(2) });
  add("stand3", {
    mongoVersion: "MONGO_60_WT",
    instanceType: 4,
    status: 1,
    tags: [{ key: "a=b", value: "c" }],
    ...soon(40),
  });
  add("isola4", { mongoVersion: "MONGO_44_WT", status: -3, region: "ap-singapore", projectId: 7, ...soon(-1) });
  await syncOnce(t);
});
afterAll(() => t.close());

const filter = (given: Partial<InstanceFilter>): InstanceFilter => ({ ...DEFAULT_FILTER, ...given });
const names = async (given: Partial<InstanceFilter>) =>
  (await listInstances(await t.as("viewer"), filter(given))).rows.map((row) => row.name);
const counts = async (name: keyof FilterValues, given: Partial<InstanceFilter> = {}) => {
  const facets = await countFacets(await t.as("viewer"), filter(given), [name]);
  return Object.fromEntries(facets[name]?.values.map(({ value, count }) => [value, count]) ?? []);
};

test.each<[Partial<InstanceFilter>, string[]]>([
  [{ region: ["ap-jakarta", "ap-singapore"] }, ["isola4", "plain1", "shard2", "stand3"]],
  [{ region: ["ap-singapore", "na-nowhere"] }, ["isola4"]],
  [{ version: ["5.0"] }, ["plain1", "shard2"]],
  [{ version: ["4.4", "6.0"] }, ["isola4", "stand3"]],
  [{ version: ["5"] }, []],
  [{ status: ["running"] }, ["plain1", "shard2"]],
  [{ status: ["in_process", "isolated"] }, ["isola4", "stand3"]],
  [{ status: ["missing", "unknown"] }, []],
  [{ type: ["replica_set"] }, ["isola4", "plain1"]],
  [{ type: ["sharded", "standby"] }, ["shard2", "stand3"]],
  [{ project: ["7"] }, ["isola4", "plain1"]],
  [{ tag: ["env"] }, ["plain1", "shard2"]],
  [{ tag: ["env=prod", "a=b=c"] }, ["plain1", "stand3"]],
  [{ tag: ["a=b"] }, ["stand3"]],
  [{ tag: ["env=%"] }, []],
  [{ expiry: ["expired", "3"] }, ["isola4", "shard2"]],
  [{ expiry: ["90"], ssl: ["enabled"], version: ["6.0"] }, ["stand3"]],
  [{ change: ["none"] }, ["isola4", "plain1", "shard2", "stand3"]],
  [{ change: ["under_way", "attention", "failed"] }, []],
])("%j finds %j", async (given, expected) => {
  expect(await names(given)).toEqual(expected);
});

test("a range of days is one more way to be found by expiry", async () => {
  const range = { expiresFrom: t.clock.now() + 30 * DAY, expiresUntil: t.clock.now() + 50 * DAY };
  expect(await names(range)).toEqual(["stand3"]);
  expect(await names({ ...range, expiry: ["expired"] })).toEqual(["isola4", "stand3"]);
  expect(await names({ expiresUntil: t.clock.now() + 3 * DAY })).toEqual(["isola4", "shard2"]);
});

describe("the numbers beside a filter's values", () => {
  test("count what choosing each would give, all other filters kept", async () => {
    expect(await counts("region")).toEqual({ "ap-jakarta": 3, "ap-singapore": 1 });
    expect(await counts("ssl")).toEqual({ disabled: 1, enabled: 3 });
    expect(await counts("version")).toEqual({ "4.4": 1, "5.0": 2, "6.0": 1 });
    expect(await counts("status")).toEqual({ running: 2, in_process: 1, isolated: 1 });
    expect(await counts("type")).toEqual({ replica_set: 2, sharded: 1, standby: 1 });
    expect(await counts("project")).toEqual({ 0: 2, 7: 2 });
    expect(await counts("tag")).toEqual({ "a=b=c": 1, "env=dev": 1, "env=prod": 1 });
    expect(await counts("expiry")).toEqual({ expired: 1, 3: 1, 15: 1, 30: 1, 90: 2, none: 1, unreadable: 0 });
    expect(await counts("change")).toEqual({ under_way: 0, attention: 0, failed: 0, none: 4 });
    const jakarta = { region: ["ap-jakarta"], search: "cmgo" };
    expect(await counts("region", jakarta)).toEqual({ "ap-jakarta": 3, "ap-singapore": 1 });
    expect(await counts("version", jakarta)).toEqual({ "5.0": 2, "6.0": 1 });
    expect(await counts("tag", { type: ["standby"] })).toEqual({ "a=b=c": 1 });
    expect(await counts("expiry", { ...jakarta, expiresUntil: 0 })).toMatchObject({ expired: 0, 90: 2, none: 1 });
  });

  test("follow a listing, and a tag that was taken off is gone", async () => {
    t.emulator.updateInstance("ap-jakarta", "cmgo-plain1", { tags: [{ key: "team", value: "组" }], projectId: 8 });
    await syncOnce(t);
    expect(await counts("tag")).toEqual({ "a=b=c": 1, "env=dev": 1, "team=组": 1 });
    expect(await names({ tag: ["env=prod"] })).toEqual([]);
    expect(await counts("project")).toEqual({ 0: 2, 7: 1, 8: 1 });
  });

  test("are counted once for all who ask at the same time", async () => {
    const counting = countingReads(t.app, "instances");
    const [one, other] = [await t.as("viewer"), await t.as("operator")].map((ctx) => ({ ...ctx, app: counting.app }));
    if (!one || !other) throw new Error("Nobody asks.");
    const search = { ...DEFAULT_FILTER, search: "stand" };
    const before = counting.count();
    const asked = [countFacets(one, search, ["ssl"]), countFacets(other, { ...search, page: 2 }, ["ssl"])];
    for (const facets of await Promise.all(asked)) expect(facets.ssl?.values).toEqual([{ value: "enabled", count: 1 }]);
    expect(counting.count() - before).toBe(1);
  });
});
