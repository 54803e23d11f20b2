import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { getChange } from "./get-change";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

let t: TestApp;
const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };

beforeEach(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  for (let index = 0; index < 12; index += 1) {
    const region = index % 2 ? "ap-jakarta" : "ap-singapore";
    t.emulator.addInstance({ region, instanceId: `cmgo-unread${10 + index}`, ssl: "disabled" });
  }
  await syncOnce(t);
});
afterEach(() => t.close());

test("a region that could not be read lately is left out with the reason, since when, and by which error", async () => {
  const operator = await t.as("operator");
  const failing = { action: "DescribeDBInstances", region: "ap-jakarta", code: "UnauthorizedOperation" };
  t.emulator.addFault({ kind: "api_error", ...failing });
  const since = t.clock.now();
  await syncOnce(t);
  await t.clock.advance(60_000);
  await syncOnce(t);
  const review = await reviewChange(operator, { target: "enabled", selection });
  expect(review.byRegion).toEqual([{ region: "ap-singapore", count: 6 }]);
  expect(review.skipped.filter(({ reason }) => reason === "region_failed")).toHaveLength(6);
  expect(review.failing).toMatchObject([
    { region: "ap-jakarta", error: { code: "UnauthorizedOperation", advice: "permission" } },
  ]);
  expect(Date.parse(review.failing[0]?.error?.since ?? "") - since).toBeLessThan(60_000);
  const start = { settings: DEFAULT_CHANGE_SETTINGS, reason: "", fingerprint: review.fingerprint };
  const { changeId } = await startChange(operator, { ...start, intentId: randomUUID(), target: "enabled", selection });
  const { rows } = await getChange(operator, changeId);
  const told = { errorCode: "UnauthorizedOperation", advice: "permission" };
  const unread = { skipReason: "region_failed", ...told };
  expect(rows.filter(({ skipReason }) => skipReason === "region_failed")).toMatchObject(Array(6).fill(unread));
  expect(rows.filter(({ errorCode }) => errorCode !== null)).toHaveLength(6);
  t.emulator.clearFaults();
  await syncOnce(t);
  expect((await reviewChange(operator, { target: "enabled", selection })).failing).toEqual([]);
});
