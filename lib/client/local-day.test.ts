import { afterEach, beforeEach, expect, test } from "vitest";
import { dayOf, startOfDay } from "./local-day";

const before = process.env.TZ;
beforeEach(() => {
  process.env.TZ = "Europe/Berlin";
});
afterEach(() => {
  process.env.TZ = before;
});

test("a day begins at local midnight, summer and winter", () => {
  expect(startOfDay("2026-07-01")).toBe(Date.parse("2026-06-30T22:00:00Z"));
  expect(startOfDay("2026-12-01")).toBe(Date.parse("2026-11-30T23:00:00Z"));
});

test("the day of a clock change has 25 hours", () => {
  const start = startOfDay("2026-10-25");
  const end = startOfDay("2026-10-25", 1);
  expect(end !== null && start !== null && end - start).toBe(25 * 3_600_000);
});

test("what is no day is no instant", () => {
  for (const text of ["", "yesterday", "2026-1-1", "2026-01-01T00:00"]) expect(startOfDay(text)).toBeNull();
});

test("an instant belongs to the day of the zone that is asked for", () => {
  const instant = Date.parse("2026-11-24T18:30:00Z");
  expect(dayOf(instant, "UTC")).toBe("2026-11-24");
  expect(dayOf(instant, "Asia/Jakarta")).toBe("2026-11-25");
});
