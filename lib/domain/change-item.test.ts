import { describe, expect, test } from "vitest";
import { ITEM_STATES, isOpen, isSettled, mayMove } from "./change-item";
import { lookAgainAfter, tryAgainAfter } from "./change-pace";
import { flowState } from "./flow";
import { isSlow, SLOW_AFTER_MILLIS } from "./slow-change";
import { sslStateFromStatus } from "./ssl-state";

describe("the states of an item", () => {
  test("what is settled never moves", () => {
    for (const from of ITEM_STATES.filter(isSettled))
      for (const to of ITEM_STATES) expect(mayMove(from, to)).toBe(false);
  });

  test("only a claimed item is sent, and one that was accepted is never sent again", () => {
    expect(ITEM_STATES.filter((from) => mayMove(from, "sending"))).toEqual(["claimed"]);
    for (const back of ["queued", "claimed", "sending"] as const) expect(mayMove("applying", back)).toBe(false);
  });

  test("nothing succeeds that was not sent", () => {
    expect(ITEM_STATES.filter((from) => mayMove(from, "succeeded"))).toEqual(["sending", "applying"]);
  });

  test("every open state can reach an end", () => {
    for (const from of ITEM_STATES.filter(isOpen))
      expect(ITEM_STATES.some((to) => isSettled(to) && mayMove(from, to))).toBe(true);
  });
});

test("the API's words for flows and SSL; unknown words are unknown, null is not off", () => {
  expect(
    ["initial", "running", "success", "failed", "undoed", "paused", "done", null, undefined].map(flowState),
  ).toEqual(["running", "running", "succeeded", "failed", "undone", "paused", "unknown", "unknown", "unknown"]);
  expect([1, 0, 2, null, undefined].map(sslStateFromStatus)).toEqual([
    "enabled",
    "disabled",
    "unknown",
    "unknown",
    "unknown",
  ]);
});

test("looks come every 2 to 10 seconds, tries every 5 to 60", () => {
  const pace = (expected: number | null) => (since: number) => lookAgainAfter(since, expected);
  expect([0, 20_000, 50_000, 600_000].map(pace(null))).toEqual([2_000, 2_000, 5_000, 10_000]);
  // Tasks that took 3 s and 30 s: the look falls on the end, then soon again, and after twice the time as if nothing were known.
  expect([50, 3_100, 3_600, 6_000].map(pace(3_000))).toEqual([3_000, 500, 500, 2_000]);
  expect([0, 26_000, 28_000, 30_200, 60_000].map(pace(30_000))).toEqual([2_000, 4_050, 2_050, 3_000, 6_000]);
  expect([0, 1, 2, 3, 4, 5, 50].map(tryAgainAfter)).toEqual([5_000, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test("slow begins after nine minutes from sending", () => {
  expect(isSlow(null, 1e9)).toBe(false);
  expect(isSlow(0, SLOW_AFTER_MILLIS)).toBe(false);
  expect(isSlow(0, SLOW_AFTER_MILLIS + 1)).toBe(true);
});
