import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { listInstances } from "./list-instances";

let t: TestApp;
beforeEach(async () => {
  t = await openTestApp({
    emulator: { callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 2_000 } }),
  });
});
afterEach(() => t.close());

const page = async (filter: Partial<typeof DEFAULT_FILTER> = {}) =>
  listInstances(await t.as("viewer"), { ...DEFAULT_FILTER, ...filter });

test("a fleet over several pages and regions is read whole, with SSL and expiry", async () => {
  for (let index = 0; index < 230; index += 1) {
    t.emulator.addInstance({
      region: index % 2 ? "ap-jakarta" : "ap-singapore",
      instanceId: `cmgo-n${String(index).padStart(4, "0")}`,
      name: `n${index}`,
      ssl: index % 3 ? "enabled" : "disabled",
    });
  }
  await syncOnce(t);
  const answer = await page();
  expect(answer).toMatchObject({
    total: 230,
    known: 230,
    sync: { state: "idle", listed: 230, checked: 230, total: 230 },
  });
  expect(answer.rows).toHaveLength(50);
  expect((await page({ ssl: ["disabled"] })).total).toBe(77);
  expect(t.emulator.calls({ action: "DescribeInstanceSSL" })).toHaveLength(230);
});

test("the number of known instances beside a filtered list follows within seconds, and the first one at once", async () => {
  expect((await page()).known).toBe(0);
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-first1", name: "first" });
  await syncOnce(t);
  expect((await page({ ssl: ["unsupported"] })).known).toBe(1);
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-secnd1", name: "second" });
  await syncOnce(t);
  await t.clock.advance(5_000);
  expect(await page({ ssl: ["unsupported"] })).toMatchObject({ total: 0, known: 2 });
});

describe("a region that fails", () => {
  beforeEach(async () => {
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-here01", name: "here" });
    t.emulator.addInstance({ region: "ap-singapore", instanceId: "cmgo-there1", name: "there" });
    await syncOnce(t);
  });

  test("keeps its rows, says which, why and since when, and lets the others go on", async () => {
    const code = "UnauthorizedOperation";
    t.emulator.addFault({ kind: "api_error", code, region: "ap-jakarta" });
    const failedAt = t.clock.now();
    await syncOnce(t);
    await syncOnce(t);
    const { rows, regions } = await page();
    expect(rows.map((row) => row.name)).toEqual(["here", "there"]);
    const jakarta = regions.find((region) => region.region === "ap-jakarta");
    expect(jakarta).toMatchObject({ state: "failed", error: { code, advice: "permission" } });
    const since = Date.parse(jakarta?.error?.since ?? "");
    expect(since - failedAt).toBeLessThan(60_000);
    expect(regions.find((region) => region.region === "ap-singapore")).toMatchObject({ state: "ok", error: null });
  });

  test("is well again after the next good reading", async () => {
    t.emulator.addFault({
      kind: "api_error",
      code: "UnauthorizedOperation",
      region: "ap-jakarta",
      action: "DescribeInstanceSSL",
    });
    await syncOnce(t);
    expect((await page()).regions.find((region) => region.region === "ap-jakarta")?.state).toBe("failed");
    t.emulator.clearFaults();
    await syncOnce(t);
    expect((await page()).regions.find((region) => region.region === "ap-jakarta")).toMatchObject({
      state: "ok",
      error: null,
    });
  });

  test("a region without the product is not a failure", async () => {
    t.emulator.addFault({ kind: "api_error", code: "UnsupportedRegion", region: "ap-guangzhou" });
    await syncOnce(t);
    expect((await page()).regions.find((region) => region.region === "ap-guangzhou")).toMatchObject({
      state: "unsupported",
      error: null,
    });
  });
});

test("an instance is missing only after two whole listings without it, stays known, and comes back", async () => {
  const gone = { region: "ap-jakarta", instanceId: "cmgo-gone01", name: "gone" };
  t.emulator.addInstance(gone);
  await syncOnce(t);
  t.emulator.removeInstance(gone.region, gone.instanceId);
  await syncOnce(t);
  expect((await page()).rows[0]?.missingSince).toBeNull();
  await syncOnce(t);
  expect((await page()).rows[0]).toMatchObject({ name: "gone", ineligible: "missing" });
  expect((await page()).rows[0]?.missingSince).not.toBeNull();
  t.emulator.addInstance(gone);
  await syncOnce(t);
  expect((await page()).rows[0]?.missingSince).toBeNull();
});

test("null answers are unknown, unsupported is a state, and neither loses the row", async () => {
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-null01", name: "a", ssl: "null" });
  t.emulator.addInstance({
    region: "ap-jakarta",
    instanceId: "cmgo-old036",
    name: "b",
    ssl: "unsupported",
    mongoVersion: "MONGO_36_WT",
  });
  await syncOnce(t);
  expect((await page()).rows.map((row) => [row.name, row.sslState, row.mongoVersion])).toEqual([
    ["a", "unknown", "6.0"],
    ["b", "unsupported", "3.6"],
  ]);
});

describe("the list", () => {
  const names = ["ÄRGER", "50%_off", "订单库", "<b>bold</b>", "orders"];
  beforeEach(async () => {
    for (const [index, name] of names.entries()) {
      t.emulator.addInstance({
        region: "ap-jakarta",
        instanceId: `cmgo-name0${index}`,
        name,
        ssl: "enabled",
        expiresAt: t.clock.now() + (index - 1) * 86_400_000 * 5,
      });
    }
    await syncOnce(t);
  });

  test.each([
    ["%", ["50%_off"]],
    ["_", ["50%_off"]],
    ["订单", ["订单库"]],
    ["ORDERS", ["orders"]],
    ["name02", ["订单库"]],
    ["' or 1=1 --", []],
  ])("searches %j as text", async (search, found) => {
    expect((await page({ search })).rows.map((row) => row.name)).toEqual(found);
  });

  test("filters by expiry and sorts with unknown last, both ways", async () => {
    expect((await page({ expiry: ["expired"] })).rows.map((row) => row.name)).toEqual(["50%_off", "ÄRGER"]);
    expect((await page({ expiry: ["15"] })).total).toBe(3);
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-off001", name: "off", ssl: "disabled" });
    await syncOnce(t);
    for (const descending of [true, false]) {
      expect((await page({ sort: { column: "expiry", descending } })).rows.at(-1)?.name).toBe("off");
    }
  });

  test("a page past the end is empty with the true total", async () => {
    expect(await page({ page: 9 })).toMatchObject({ rows: [], total: names.length });
  });
});
