import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openingAt, openUntil, WINDOW_NEED_MILLIS, windowProblem } from "./maintenance-window";

const at = (text: string) => Date.parse(text);
const night = { start: "02:00", end: "04:00" };
const BEIJING = 480;

describe("a window of the night in +08:00", () => {
  const tonight = { opensAt: at("2026-11-24T18:00Z"), closesAt: at("2026-11-24T20:00Z") };

  test("is told before it opens and while it is open", () => {
    expect(openingAt(night, BEIJING, at("2026-11-24T12:00Z"))).toEqual(tonight);
    expect(openingAt(night, BEIJING, at("2026-11-24T18:00Z"))).toEqual(tonight);
    expect(openingAt(night, BEIJING, at("2026-11-24T19:49:59Z"))).toEqual(tonight);
  });

  test("with too little left it is the next one", () => {
    expect(openingAt(night, BEIJING, at("2026-11-24T19:50Z"))?.opensAt).toBe(at("2026-11-25T18:00Z"));
    expect(openUntil(night, BEIJING, at("2026-11-24T19:50Z"))).toBeNull();
    expect(openUntil(night, BEIJING, at("2026-11-24T19:49:59Z"))).toBe(at("2026-11-24T19:50Z"));
    expect(openUntil(night, BEIJING, at("2026-11-24T17:59:59Z"))).toBeNull();
  });
});

test("a window may cross midnight", () => {
  const late = { start: "23:30", end: "00:30" };
  expect(openingAt(late, 0, at("2026-11-24T00:10Z"))?.opensAt).toBe(at("2026-11-23T23:30Z"));
  expect(openingAt(late, 0, at("2026-11-24T00:25Z"))?.opensAt).toBe(at("2026-11-24T23:30Z"));
});

test.each([
  [null, "04:00"],
  ["02:00", null],
  ["02:00", "02:00"],
  ["02:00", "02:10"],
  ["25:00", "26:00"],
])("%s to %s is no window", (start, end) => {
  expect(openingAt({ start, end }, BEIJING, at("2026-11-24T18:05Z"))).toBeNull();
  expect(windowProblem({ start, end }, BEIJING, null, at("2026-11-24T18:05Z"))).toBe("no_window");
});

test("a window that opens at the deadline opens too late", () => {
  const noon = at("2026-11-24T12:00Z");
  expect(windowProblem(night, BEIJING, at("2026-11-24T18:00Z"), noon)).toBe("window_too_late");
  expect(windowProblem(night, BEIJING, at("2026-11-24T18:01Z"), noon)).toBeNull();
  expect(windowProblem(night, BEIJING, null, noon)).toBeNull();
});

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

test("whatever the window and the zone: the next opening is at its start, has enough left, and none is passed over", () => {
  fc.assert(
    fc.property(
      minute,
      minute,
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      fc.integer({ min: 0, max: 4e12 }),
      (start, end, zone, now) => {
        const opening = openingAt({ start: text(start), end: text(end) }, zone, now);
        const length = (end - start + 1440) % 1440;
        expect(opening !== null).toBe(length * 60_000 > WINDOW_NEED_MILLIS);
        if (opening === null) return;
        const { opensAt, closesAt } = opening;
        const local = new Date(opensAt + zone * 60_000);
        expect(local.getUTCHours() * 60 + local.getUTCMinutes()).toBe(start);
        expect(Math.abs(opensAt % 60_000)).toBe(0);
        expect(closesAt - opensAt).toBe(length * 60_000);
        expect(closesAt - WINDOW_NEED_MILLIS).toBeGreaterThan(now);
        expect(closesAt - 86_400_000 - WINDOW_NEED_MILLIS).toBeLessThanOrEqual(now);
      },
    ),
  );
});
