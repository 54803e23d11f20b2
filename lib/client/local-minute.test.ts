import { afterEach, beforeEach, expect, test } from "vitest";
import { instantOfMinute } from "./local-minute";

const before = process.env.TZ;
beforeEach(() => {
  process.env.TZ = "Europe/Berlin";
});
afterEach(() => {
  process.env.TZ = before;
});

test("a time is one of the browser's zone, summer and winter", () => {
  expect(instantOfMinute("2026-07-01T21:40")).toBe(Date.parse("2026-07-01T19:40:00Z"));
  expect(instantOfMinute("2026-12-06T21:40")).toBe(Date.parse("2026-12-06T20:40:00Z"));
});

test("a time that the clock change skips is the one after it", () => {
  expect(instantOfMinute("2026-03-29T02:30")).toBe(Date.parse("2026-03-29T01:30:00Z"));
});

test("what is no time is no instant", () => {
  for (const text of ["", "tonight", "2026-02-30T10:00", "2026-12-06", "2026-12-06T21:40Z"])
    expect(instantOfMinute(text)).toBeNull();
});
