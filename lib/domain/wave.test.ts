import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ItemState, isSettled } from "./change-item";
import { DEFAULT_CHANGE_SETTINGS, type WaveSettings } from "./change-settings";
import { stoppedRegions } from "./wave";
import { type WaveItem, waveOfItems } from "./wave-of-items.test-data";

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
  refusedAt: null,
});

describe("the canary", () => {
  const three = [item("a"), item("b"), item("c")];

  test("goes first, alone", () => {
    expect(waveOfItems(three, settings({ canary: 1 }), false)).toEqual({ admit: ["a"], takeBack: [], pause: null });
    expect(waveOfItems([item("a", "applying"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual([]);
    expect(waveOfItems([item("a", "succeeded"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual([
      "b",
      "c",
    ]);
  });

  test("may be waited for by a person", () => {
    const asked = settings({ canary: 1, pauseAfterCanary: true });
    expect(waveOfItems([item("a", "succeeded"), ...three.slice(1)], asked, false)).toMatchObject({
      admit: [],
      pause: "canary",
    });
    expect(waveOfItems([item("a", "succeeded"), ...three.slice(1)], asked, true).admit).toEqual(["b", "c"]);
  });

  test("that was skipped is no canary: the next one is", () => {
    expect(waveOfItems([item("a", "skipped"), ...three.slice(1)], settings({ canary: 1 }), false).admit).toEqual(["b"]);
  });
});

test("a failure stops what has not started, unless told to go on", () => {
  const items = [item("a", "failed"), item("b")];
  expect(waveOfItems(items, settings(), false)).toMatchObject({ admit: [], pause: "failure" });
  expect(waveOfItems(items, settings({ onFailure: "continue" }), false).admit).toEqual(["b"]);
  expect(waveOfItems([item("a", "needs_attention"), item("b")], settings(), false).pause).toBe("failure");
});

test("what is held lets others go first, and counts for nothing", () => {
  const held = { ...item("a"), held: true };
  expect(waveOfItems([held, item("b"), item("c")], settings({ atOnce: 1 }), false).admit).toEqual(["b"]);
  expect(waveOfItems([held, item("b", "succeeded")], settings(), false)).toMatchObject({ admit: [], pause: null });
  expect(waveOfItems([held, item("b")], settings({ canary: 1 }), false).admit, "the canary is who can go").toEqual([
    "b",
  ]);
});

test("a region that is full does not hold up another one", () => {
  const items = [item("a", "applying"), item("b"), item("c", "queued", "ap-tokyo")];
  expect(waveOfItems(items, settings({ perRegion: 1 }), false).admit).toEqual(["c"]);
});

test("once more than the canary has started, a place that is free is filled at once", () => {
  const items = [item("a", "succeeded"), item("b", "applying"), item("c", "succeeded"), item("d")];
  expect(waveOfItems(items, settings({ canary: 1, atOnce: 2 }), false).admit).toEqual(["d"]);
});

describe("a region without the permission", () => {
  const refused = (id: string, region: string, at = 1_000): WaveItem => ({
    ...item(id, "failed", region),
    refusedAt: at,
  });

  test("stops; the others go on, and what was let in there is taken back", () => {
    const items = [
      refused("a", "ap-jakarta"),
      item("b", "queued", "ap-jakarta", true),
      item("c", "queued", "ap-jakarta"),
      item("d", "queued", "ap-tokyo"),
    ];
    expect(waveOfItems(items, settings(), false)).toEqual({ admit: ["d"], takeBack: ["b"], pause: null });
    expect(stoppedRegions(items, null)).toEqual(new Set(["ap-jakarta"]));
  });

  test("pauses the change once nothing else is left, and is tried again when it is resumed", () => {
    const items = [refused("a", "ap-jakarta"), item("b"), item("c", "applying", "ap-tokyo")];
    expect(waveOfItems(items, settings(), false).pause).toBeNull();
    const left = [...items.slice(0, 2), item("c", "succeeded", "ap-tokyo")];
    expect(waveOfItems(left, settings(), false).pause).toBe("permission");
    expect(waveOfItems(left, settings(), false, 1_001)).toEqual({ admit: ["b"], takeBack: [], pause: null });
    expect(waveOfItems([...left, refused("d", "ap-jakarta", 1_002)], settings(), false, 1_001).pause).toBe(
      "permission",
    );
  });

  test("is no canary: the next one is", () => {
    const items = [refused("a", "ap-jakarta"), item("b", "queued", "ap-tokyo"), item("c", "queued", "ap-tokyo")];
    expect(waveOfItems(items, settings({ canary: 1 }), false).admit).toEqual(["b"]);
  });

  test("a real failure still stops all of it", () => {
    const items = [refused("a", "ap-jakarta"), item("b", "failed", "ap-tokyo"), item("c", "queued", "ap-tokyo")];
    expect(waveOfItems(items, settings(), false).pause).toBe("failure");
  });
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
          const wave = waveOfItems(items, how, passed);
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
