import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ItemFacts, nextStep, type Reading } from "./change-step";

const RECONCILE = 120_000;
const item: ItemFacts = {
  state: "applying",
  target: "enabled",
  answer: "accepted",
  hasFlow: true,
  unchangedSince: null,
};
const nothing: Reading = { status: null, ssl: null, flow: null };

describe("done", () => {
  test("needs the flow's success, the target and a running instance, all three", () => {
    const done: Reading = { flow: "succeeded", ssl: "enabled", status: 2 };
    expect(nextStep(item, done, 0, RECONCILE)).toEqual({ to: "succeeded" });
    for (const short of [
      { flow: "running" },
      { flow: "unknown" },
      { flow: null },
      { ssl: "disabled" },
      { ssl: null },
      { ssl: "unknown" },
      { status: 1 },
      { status: null },
    ] as const) {
      expect(nextStep(item, { ...done, ...short }, 0, RECONCILE).to).toBe("wait");
    }
  });

  test("without a flow the target and a running instance are enough", () => {
    expect(nextStep({ ...item, hasFlow: false }, { flow: null, ssl: "enabled", status: 2 }, 0, RECONCILE)).toEqual({
      to: "succeeded",
    });
  });
});

describe("not done", () => {
  test("a flow's end tells failure and rollback; a paused one needs a person", () => {
    expect(nextStep(item, { ...nothing, flow: "failed" }, 0, RECONCILE)).toEqual({
      to: "failed",
      advice: "flow_failed",
    });
    expect(nextStep(item, { ...nothing, flow: "undone" }, 0, RECONCILE)).toEqual({
      to: "failed",
      advice: "flow_undone",
    });
    expect(nextStep(item, { ...nothing, flow: "paused" }, 0, RECONCILE)).toEqual({
      to: "needs_attention",
      advice: "flow_paused",
    });
  });

  test("an instance that is gone needs a person", () => {
    expect(nextStep(item, { ...nothing, status: "gone" }, 0, RECONCILE)).toEqual({
      to: "needs_attention",
      advice: "gone",
    });
  });

  test("a lost answer whose instance is in process goes on as applying", () => {
    const lost: ItemFacts = { ...item, state: "sending", answer: "lost", hasFlow: false, unchangedSince: 5 };
    expect(nextStep(lost, { flow: null, ssl: "disabled", status: 1 }, 9, RECONCILE)).toEqual({
      to: "applying",
      unchangedSince: null,
    });
  });

  test("idle and unchanged needs a person only after the whole reconcile time", () => {
    const lost: ItemFacts = { ...item, state: "sending", answer: "lost", hasFlow: false };
    const idle: Reading = { flow: null, ssl: "disabled", status: 2 };
    expect(nextStep(lost, idle, 1_000, RECONCILE)).toEqual({ to: "wait", unchangedSince: 1_000 });
    expect(nextStep({ ...lost, unchangedSince: 1_000 }, idle, 1_000 + RECONCILE - 1, RECONCILE).to).toBe("wait");
    expect(nextStep({ ...lost, unchangedSince: 1_000 }, idle, 1_000 + RECONCILE, RECONCILE)).toEqual({
      to: "needs_attention",
      advice: "unchanged",
    });
  });

  test("a refusal that told nothing is a failure once the instance has stayed idle for ten seconds", () => {
    const doubtful: ItemFacts = { ...item, state: "sending", answer: "doubtful", hasFlow: false, unchangedSince: 0 };
    const idle: Reading = { flow: null, ssl: "disabled", status: 2 };
    expect(nextStep(doubtful, idle, 9_999, RECONCILE).to).toBe("wait");
    expect(nextStep(doubtful, idle, 10_000, RECONCILE)).toEqual({ to: "failed", advice: "internal" });
  });
});

const facts = fc.record<ItemFacts>({
  state: fc.constantFrom("sending", "applying"),
  target: fc.constantFrom("enabled", "disabled"),
  answer: fc.constantFrom("accepted", "doubtful", "lost", null),
  hasFlow: fc.boolean(),
  unchangedSince: fc.option(fc.nat(1_000_000)),
});
const readings = fc.record<Reading>({
  status: fc.constantFrom<Reading["status"][]>(0, 1, 2, -2, "gone", null),
  ssl: fc.constantFrom("enabled", "disabled", "unsupported", "unknown", null),
  flow: fc.constantFrom("running", "succeeded", "failed", "undone", "paused", "unknown", null),
});

test("whatever is read, in any order: never done without the target on a running instance, never failed without being told", () => {
  fc.assert(
    fc.property(facts, fc.array(fc.tuple(readings, fc.nat(60_000)), { maxLength: 30 }), (start, looks) => {
      let now = 1_000_000;
      let current = start;
      for (const [reading, pause] of looks) {
        now += pause;
        const step = nextStep(current, reading, now, RECONCILE);
        if (step.to === "succeeded") {
          expect(reading.ssl).toBe(current.target);
          expect(reading.status).toBe(2);
          expect(!current.hasFlow || reading.flow === "succeeded").toBe(true);
        }
        if (step.to === "failed")
          expect(reading.flow === "failed" || reading.flow === "undone" || current.answer === "doubtful").toBe(true);
        if (step.to === "needs_attention" && step.advice === "unchanged")
          expect(now - (current.unchangedSince ?? now)).toBeGreaterThanOrEqual(RECONCILE);
        if (step.to !== "wait" && step.to !== "applying") return;
        current = {
          ...current,
          state: step.to === "applying" ? "applying" : current.state,
          unchangedSince: step.unchangedSince,
        };
      }
    }),
  );
});
