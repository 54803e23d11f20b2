import fc from "fast-check";
import { expect, test } from "vitest";
import type { WaveSettings } from "./change-settings";
import { type WaveItem, waveOfItems } from "./wave-of-items.test-data";
import { waveRounds } from "./wave-rounds";

const settings = (over: Partial<WaveSettings> = {}): WaveSettings => ({
  canary: 1,
  pauseAfterCanary: false,
  perRegion: 5,
  atOnce: 10,
  onFailure: "stop",
  ...over,
});

test("the canary goes first, then as many as the limits let", () => {
  expect(waveRounds([20, 4], settings())).toEqual([1, 9, 5, 5, 4]);
  expect(waveRounds([20, 4], settings({ canary: 0, perRegion: 50, atOnce: 50 }))).toEqual([24]);
  expect(waveRounds([], settings())).toEqual([]);
});

/** The engine's own rule, each round ending well before the next. */
function simulated(perRegion: readonly number[], given: WaveSettings): number[] {
  let items: WaveItem[] = perRegion.flatMap((count, region) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${region}/${index}`,
      region: `r${region}`,
      state: "queued" as const,
      admitted: false,
      refusedAt: null,
    })),
  );
  const rounds: number[] = [];
  for (;;) {
    const { admit } = waveOfItems(items, given, false);
    if (admit.length === 0) return rounds;
    rounds.push(admit.length);
    items = items.map((item) => (admit.includes(item.id) ? { ...item, admitted: true, state: "succeeded" } : item));
  }
}

test("it tells what the engine does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      fc.record({
        canary: fc.integer({ min: 0, max: 12 }),
        pauseAfterCanary: fc.constant(false),
        perRegion: fc.integer({ min: 1, max: 6 }),
        atOnce: fc.integer({ min: 1, max: 8 }),
        onFailure: fc.constant("stop" as const),
      }),
      (perRegion, given) => {
        expect(waveRounds(perRegion, given)).toEqual(simulated(perRegion, given));
      },
    ),
  );
});
