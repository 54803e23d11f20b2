import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChangeStart, type ScheduleFacts, scheduleProblem, scheduleStep } from "./change-schedule";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = (minutes: number): ChangeStart => ({ kind: "at", at: NOW + minutes * MINUTE });
const windows: ChangeStart = { kind: "window" };
const once: ChangeStart = { kind: "now" };

test.each([
  [once, null, null],
  [later(1), null, null],
  [later(-1), null, "schedule_past"],
  [{ kind: "at", at: NOW + 90 * DAY }, null, null],
  [{ kind: "at", at: NOW + 90 * DAY + 1 }, null, "schedule_too_far"],
  [once, NOW, "deadline_before_start"],
  [once, NOW + 91 * DAY, "schedule_too_far"],
  [later(60), NOW + 60 * MINUTE, "deadline_before_start"],
  [later(60), NOW + 61 * MINUTE, null],
  [windows, NOW - 1, "deadline_before_start"],
  [windows, NOW + MINUTE, null],
] as const)("%o until %s: %s", (start, deadline, problem) => {
  expect(scheduleProblem({ start, deadline }, NOW)).toBe(problem);
});

const facts = (over: Partial<ScheduleFacts>): ScheduleFacts => ({
  start: once,
  deadline: null,
  begun: false,
  held: false,
  ...over,
});

describe("a start at a time", () => {
  const at = (minutes: number, over: Partial<ScheduleFacts> = {}) =>
    scheduleStep(facts({ start: later(0), ...over }), NOW + minutes * MINUTE);

  test("is waited for, made up for within half an hour, then missed", () => {
    expect([at(-1), at(0), at(29), at(30)]).toEqual(["wait", "run", "run", "missed"]);
  });

  test("with a deadline is made up for until then", () => {
    const deadline = NOW + 120 * MINUTE;
    expect([at(30, { deadline }), at(119, { deadline }), at(120, { deadline })]).toEqual(["run", "run", "missed"]);
  });

  test("once begun it runs on, and its deadline is only its deadline", () => {
    expect(at(600, { begun: true })).toBe("run");
    expect(at(600, { begun: true, deadline: NOW + 120 * MINUTE })).toBe("deadline");
  });

  test("held by a person it is not missed", () => {
    expect(at(600, { held: true })).toBe("run");
    expect(at(600, { held: true, deadline: NOW + 120 * MINUTE })).toBe("deadline");
  });
});

test("windows are waited for until the deadline; a change that began nowhere by then missed them", () => {
  const step = (over: Partial<ScheduleFacts>) => scheduleStep(facts({ start: windows, ...over }), NOW);
  expect(step({})).toBe("run");
  expect(step({ deadline: NOW })).toBe("missed");
  expect(step({ deadline: NOW, begun: true })).toBe("deadline");
});

test("what was to start at once runs until its deadline", () => {
  expect(scheduleStep(facts({}), NOW)).toBe("run");
  expect(scheduleStep(facts({ deadline: NOW + 1 }), NOW)).toBe("run");
  expect(scheduleStep(facts({ deadline: NOW }), NOW)).toBe("deadline");
});

test("nothing runs at or after a deadline or before its time, and what has ended by the clock stays ended", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constant(once),
        fc.constant(windows),
        fc.integer({ min: -100, max: 100 }).map((minutes) => later(minutes)),
      ),
      fc.option(fc.integer({ min: -100, max: 100 }).map((minutes) => NOW + minutes * MINUTE)),
      fc.boolean(),
      fc.boolean(),
      fc.nat(200 * MINUTE),
      (start, deadline, begun, held, more) => {
        const given = facts({ start, deadline, begun, held });
        const step = scheduleStep(given, NOW);
        if (deadline !== null && NOW >= deadline) expect(["missed", "deadline"]).toContain(step);
        if (start.kind === "at" && NOW < start.at && !begun) expect(step).not.toBe("run");
        if (step === "missed" || step === "deadline") expect(scheduleStep(given, NOW + more)).toBe(step);
      },
    ),
  );
});
