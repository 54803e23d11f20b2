import { expect, test } from "vitest";
import { estimateMillis, median, pastDurations } from "./change-estimate";
import { DEFAULT_CHANGE_SETTINGS } from "./change-settings";
import { waveRounds } from "./wave-rounds";

const item = (region: string, millis: number, changeId = "one") => ({ region, millis, changeId });

test("the middle one, for all and for regions of which enough is known", () => {
  expect([median([]), median([7]), median([9, 1, 3]), median([4, 1, 3, 2])]).toEqual([null, 7, 3, 2.5]);
  const past = pastDurations([item("a", 10), item("a", 30), item("a", 20), item("b", 100, "two")]);
  expect(past).toEqual({ changes: 2, instances: 4, medianMillis: 25, byRegion: { a: 20 } });
  expect(pastDurations([])).toEqual({ changes: 0, instances: 0, medianMillis: null, byRegion: {} });
});

const groups = [
  { region: "a", count: 20 },
  { region: "b", count: 4 },
];
const equal = pastDurations([item("c", 60_000)]);

test("with nothing known there is no estimate; if all take equally long it is the rounds", () => {
  expect(estimateMillis(groups, DEFAULT_CHANGE_SETTINGS, pastDurations([]))).toBeNull();
  for (const patch of [{}, { canary: 0 }, { canary: 0, atOnce: 3 }, { canary: 0, perRegion: 1 }, { canary: 7 }]) {
    const settings = { ...DEFAULT_CHANGE_SETTINGS, ...patch };
    const rounds = waveRounds([20, 4], settings).length;
    expect(estimateMillis(groups, settings, equal), JSON.stringify(patch)).toBe(rounds * 60_000);
  }
});

test("a slow region does not hold up the places of a quick one", () => {
  const past = pastDurations(
    ["a", "b"].flatMap((region) => Array.from({ length: 3 }, () => item(region, region === "a" ? 10 : 100))),
  );
  const settings = { ...DEFAULT_CHANGE_SETTINGS, canary: 0, perRegion: 1, atOnce: 2 };
  expect(
    estimateMillis(
      [
        { region: "a", count: 10 },
        { region: "b", count: 1 },
      ],
      settings,
      past,
    ),
  ).toBe(100);
});
