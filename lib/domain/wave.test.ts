import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ItemState, isSettled } from "./change-item";
import { DEFAULT_CHANGE_SETTINGS, type WaveSettings } from "./change-settings";
import { nextWave, type WaveItem } from "./wave";

const settings = (changes: Partial<WaveSettings> = {}): WaveSettings => ({
  ...DEFAULT_CHANGE_SETTINGS,
  canary: 0,
  ...changes,
});
const item = (
  id: string,
  state: ItemState = "queued",
  region = "ap-jakarta",
  admitted = state !== "queued",
): WaveItem => ({
  id,
  region,
  state,
  admitted,
});

describe("the canary", () => {
  const three = [item("a"), item("b"), item("c")];

  test("goes first, alone", () => {
    expect(nextWave(three, settings({ canary: 1 }), false)).toEqual({ admit: ["a"], pause: null });
    expect(nextWave([item("a", "applying"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual([]);
    expect(nextWave([item("a", "succeeded"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual([
      "b",
      "c",
    ]);
  });

  test("may be waited for by a person", () => {
    const asked = settings({ canary: 1, pauseAfterCanary: true });
    expect(nextWave([item("a", "succeeded"), ...three.slice(1)], asked, false)).toEqual({ admit: [], pause: "canary" });
    expect(nextWave([item("a", "succeeded"), ...three.slice(1)], asked, true).admit).toEqual(["b", "c"]);
  });

  test("that was skipped is no canary: the next one is", () => {
    expect(nextWave([item("a", "skipped"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual(["b"]);
  });
});

test("a failure stops what has not started, unless told to go on", () => {
  const items = [item("a", "failed"), item("b")];
  expect(nextWave(items, settings(), false)).toEqual({ admit: [], pause: "failure" });
  expect(nextWave(items, settings({ onFailure: "continue" }), false).admit).toEqual(["b"]);
  expect(nextWave([item("a", "needs_attention"), item("b")], settings(), false).pause).toBe("failure");
});

test("a region that is full does not hold up another one", () => {
  const items = [item("a", "applying"), item("b"), item("c", "queued", "ap-tokyo")];
  expect(nextWave(items, settings({ perRegion: 1 }), false).admit).toEqual(["c"]);
});

const regions = ["ap-jakarta", "ap-tokyo", "eu-frankfurt"] as const;
const arbitrarySettings = fc.record<WaveSettings>({
  canary: fc.nat(5),
  pauseAfterCanary: fc.boolean(),
  perRegion: fc.integer({ min: 1, max: 5 }),
  atOnce: fc.integer({ min: 1, max: 8 }),
  onFailure: fc.constantFrom("stop", "continue"),
});

test("whatever happens, the limits hold and every change comes to its end or a pause", () => {
  fc.assert(
    fc.property(
      arbitrarySettings,
      fc.array(
        fc.record({
          region: fc.constantFrom(...regions),
          end: fc.constantFrom<ItemState[]>("succeeded", "failed", "skipped"),
        }),
        { maxLength: 25 },
      ),
      fc.infiniteStream(fc.nat()),
      (how, plan, dice) => {
        let items = plan.map(({ region }, index) => item(String(index), "queued", region));
        let passed = false;
        for (let turn = 0; turn < 200; turn += 1) {
          const wave = nextWave(items, how, passed);
          if (wave.pause === "failure") return;
          if (wave.pause === "canary") passed = true;
          items = items.map((one) =>
            wave.admit.includes(one.id) ? { ...one, admitted: true, state: "applying" as const } : one,
          );
          const underWay = items.filter(({ state }) => state === "applying");
          expect(underWay.length).toBeLessThanOrEqual(how.atOnce);
          for (const region of regions)
            expect(underWay.filter((one) => one.region === region).length).toBeLessThanOrEqual(how.perRegion);
          if (items.every(({ state }) => isSettled(state))) return;
          const next = underWay[dice.next().value % Math.max(1, underWay.length)];
          if (!next) {
            expect(wave.pause).not.toBeNull();
            continue;
          }
          items = items.map((one) =>
            one.id === next.id ? { ...one, state: plan[Number(one.id)]?.end ?? "succeeded" } : one,
          );
        }
        throw new Error("The change did not end.");
      },
    ),
  );
});
