import { describe, expect, it } from "vitest";
import { AdaptiveLimit } from "./adaptive-limit";

describe("the adaptive limit", () => {
  it("halves at refusals and grows by one for each second without", () => {
    const limit = new AdaptiveLimit(20);
    expect(limit.at(0)).toBe(20);
    limit.refuse(1_000, 900);
    limit.refuse(1_001, 900);
    expect([1_001, 2_000, 2_001, 5_501, 11_001, 60_000].map((now) => limit.at(now))).toEqual([10, 10, 11, 14, 20, 20]);
  });

  it("loses a tenth to one refusal alone, and half to the next one within ten seconds", () => {
    const limit = new AdaptiveLimit(20);
    limit.refuse(1_000, 900);
    expect(limit.at(1_000)).toBe(18);
    expect(limit.at(3_000)).toBe(20);
    limit.refuse(10_999, 10_900);
    expect(limit.at(10_999)).toBe(10);
    limit.refuse(40_000, 39_900);
    expect(limit.at(40_000)).toBe(18);
  });

  it("halves once for the many calls of one burst", () => {
    const limit = new AdaptiveLimit(20);
    for (let late = 0; late < 9; late += 1) limit.refuse(1_000 + late, 900);
    expect(limit.at(1_010)).toBe(10);
    limit.refuse(1_500, 1_400);
    expect(limit.at(1_500)).toBe(5);
  });

  it("waits anew for each late refusal of a burst", () => {
    const limit = new AdaptiveLimit(20);
    limit.refuse(1_000, 900);
    limit.refuse(1_000, 900);
    limit.refuse(1_900, 950);
    expect(limit.at(2_800)).toBe(10);
    expect(limit.at(2_900)).toBe(11);
  });

  it("never falls below one call a second", () => {
    for (const max of [1, 3]) {
      const limit = new AdaptiveLimit(max);
      for (let now = 0; now < 500; now += 100) limit.refuse(now, now);
      expect(limit.at(500)).toBe(1);
    }
  });

  it("says when it grows next", () => {
    const limit = new AdaptiveLimit(20);
    expect(limit.nextGrowth(0)).toBeNull();
    limit.refuse(1_000, 900);
    expect(limit.nextGrowth(1_000)).toBe(2_000);
    expect(limit.nextGrowth(2_300)).toBe(3_000);
    expect(limit.nextGrowth(30_000)).toBeNull();
  });
});
