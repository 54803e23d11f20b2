import { expect, test } from "vitest";
import type { ReviewedInstance } from "@/lib/domain/change-review";
import { windowOutlook } from "./window-outlook";

const instance = (instanceId: string, start: string | null, end: string | null): ReviewedInstance => ({
  region: "ap-jakarta",
  instanceId,
  name: "",
  mongoVersion: "6.0",
  sslState: "disabled",
  maintenance: { start, end },
});
const eligible = [instance("a", "02:00", "04:00"), instance("b", "22:00", "23:00"), instance("c", null, null)];
const now = Date.parse("2026-11-24T12:00Z");

test("it tells the first and the last opening, and who has none", () => {
  const { first, last, without } = windowOutlook({ eligible, apiTimeZoneMinutes: 480 }, null, now);
  expect(first).toBe(Date.parse("2026-11-24T14:00Z"));
  expect(last).toBe(Date.parse("2026-11-24T18:00Z"));
  expect(without.map(({ instanceId, problem }) => [instanceId, problem])).toEqual([["c", "no_window"]]);
});

test("a deadline leaves out those that open after it", () => {
  const { last, without } = windowOutlook({ eligible, apiTimeZoneMinutes: 480 }, Date.parse("2026-11-24T15:00Z"), now);
  expect(last).toBe(Date.parse("2026-11-24T14:00Z"));
  expect(without.map(({ problem }) => problem)).toEqual(["window_too_late", "no_window"]);
});
