import { afterEach, expect, test, vi } from "vitest";
import { untilLoaded } from "./until-loaded";

afterEach(() => vi.useRealTimers());

test("code that can't be had is tried again at longer intervals, until it is there", async () => {
  vi.useFakeTimers();
  const tries: number[] = [];
  const from = Date.now();
  const loading = untilLoaded(async () => {
    tries.push(Date.now() - from);
    if (tries.length < 8) throw new Error("Failed to load chunk");
    return "loaded";
  });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(await loading).toBe("loaded");
  expect(tries).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000]);
});
