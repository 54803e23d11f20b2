import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ITEM_STATES, isOpen, mayMove } from "./change-item";
import { nextStep, type Reading } from "./change-step";
import { notStarted } from "./not-started";
import { retryTarget } from "./retry";
import {
  againTarget,
  aimOf,
  callsOf,
  endsWithSslOff,
  isOwed,
  type RotationStep,
  restsIn,
  turnsAround,
} from "./rotation";
import { SSL_STATES } from "./ssl-state";

const single = { step: null } as const;

describe("the two steps", () => {
  test("off first, then on; anything else is one call", () => {
    expect(callsOf("rotate")).toEqual(["disabled", "enabled"]);
    expect([callsOf("enabled"), callsOf("disabled")]).toEqual([["enabled"], ["disabled"]]);
    expect([1, 2, null].map((step) => aimOf({ step: step as RotationStep | null, target: "disabled" }))).toEqual([
      "rotate",
      "rotate",
      "disabled",
    ]);
  });

  test("only a first step that was sent turns around, and no move of an item does that by itself", () => {
    const turning = ITEM_STATES.filter((state) => turnsAround({ step: 1, state }));
    expect(turning).toEqual(["sending", "applying"]);
    for (const state of ITEM_STATES) {
      expect(turnsAround({ step: 2, state }) || turnsAround({ ...single, state })).toBe(false);
      expect(mayMove("applying", state) && isOpen(state)).toBe(false);
    }
  });

  test("the second is owed until it is sent, and never waits among those that can be taken back", () => {
    expect(ITEM_STATES.filter((state) => isOwed({ step: 2, state }))).toEqual(["queued", "claimed"]);
    for (const step of [1, null] as const) expect(ITEM_STATES.filter((state) => isOwed({ step, state }))).toEqual([]);
    expect([restsIn({ step: 1 }), restsIn(single), restsIn({ step: 2 })]).toEqual(["queued", "queued", "claimed"]);
    expect(notStarted({ counts: { queued: 3, claimed: 2 }, owed: 1 })).toBe(4);
  });
});

describe("an end with SSL off", () => {
  const ends = (step: RotationStep | null, seen: (typeof SSL_STATES)[number] | null) =>
    ITEM_STATES.filter((state) => endsWithSslOff({ step }, state, seen));

  test("of the second step: every bad one, unless SSL was seen on", () => {
    for (const seen of ["disabled", "unknown", "unsupported", null] as const)
      expect(ends(2, seen)).toEqual(["failed", "needs_attention"]);
    expect(ends(2, "enabled")).toEqual([]);
  });

  test("of the first: only where SSL was not seen on any more; of a single switch never", () => {
    expect(ends(1, "disabled")).toEqual(["failed", "needs_attention"]);
    expect([...ends(1, "enabled"), ...ends(1, null)]).toEqual([]);
    for (const seen of [...SSL_STATES, null]) expect(ends(null, seen)).toEqual([]);
  });

  test("whatever is read, in any order: done only with SSL seen off and then on, and never quietly with it seen off last", () => {
    const readings = fc.record<Reading>({
      status: fc.constantFrom<Reading["status"][]>(1, 2, "gone", null),
      ssl: fc.constantFrom("enabled", "disabled", "unknown", null),
      flow: fc.constantFrom("running", "succeeded", "failed", "undone", "paused", null),
    });
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 40 }), (looks) => {
        let step: RotationStep = 1;
        let unchangedSince: number | null = null;
        for (const [index, reading] of looks.entries()) {
          const target = callsOf("rotate")[step - 1] ?? "enabled";
          const facts = { state: "applying", answer: "accepted", hasFlow: true, target, unchangedSince } as const;
          const next = nextStep(facts, reading, index * 60_000, 120_000);
          if (next.to === "wait" || next.to === "applying") unchangedSince = next.unchangedSince;
          else if (next.to === "succeeded" && turnsAround({ step, state: "applying" })) {
            expect(reading.ssl).toBe("disabled");
            step = 2;
            unchangedSince = null;
          } else {
            if (next.to === "succeeded") expect([step, reading.ssl]).toEqual([2, "enabled"]);
            else if (reading.ssl === "disabled" || (step === 2 && reading.ssl !== "enabled"))
              expect(endsWithSslOff({ step }, next.to, reading.ssl)).toBe(true);
            return;
          }
        }
      }),
    );
  });
});

describe("sent again", () => {
  test("what has left SSL off only needs it on; what still has it on is rotated; the rest needs nothing", () => {
    const first = { step: 1, target: "disabled" } as const;
    const second = { step: 2, target: "enabled" } as const;
    expect(SSL_STATES.map((state) => againTarget(first, state))).toEqual(["rotate", "enabled", null, null]);
    expect(againTarget(second, "disabled")).toBe("enabled");
    expect(againTarget(second, "enabled")).toBeNull();
  });

  test("a single switch aims at what it did, unless it is there", () => {
    const item = { step: null, target: "disabled" } as const;
    expect([againTarget(item, "enabled"), againTarget(item, "disabled")]).toEqual(["disabled", null]);
  });

  test("not once somebody sent it again, took it over, or left SSL off", () => {
    const by = { by: "Sari", at: "2026-01-01T00:00:00.000Z", reason: "x" };
    const instance = { sslState: "disabled", ineligible: null } as NonNullable<
      Parameters<typeof retryTarget>[0]["instance"]
    >;
    const row = { target: "enabled", step: 2, retriedBy: null, takenOver: null, leftOff: null, instance } as const;
    expect(retryTarget(row)).toBe("enabled");
    for (const patch of [{ retriedBy: "c2" }, { takenOver: by }, { leftOff: by }, { instance: null }])
      expect(retryTarget({ ...row, ...patch })).toBeNull();
  });
});
