import { expect, test } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { FIRST_DRAFT, scheduleDraftProblem, settingNumber, settingsOf } from "./settings-draft";

test("the first draft is the careful default", () => {
  expect(settingsOf(FIRST_DRAFT)).toEqual(DEFAULT_CHANGE_SETTINGS);
});

test.each(["", "-1", "1.5", "1e2", "ten", "201", "0"])("%j is no number of instances at a time", (text) => {
  expect(settingNumber("atOnce", text)).toBeNull();
  expect(settingsOf({ ...FIRST_DRAFT, atOnce: text })).toBeNull();
});

test("a canary may be none", () => {
  expect(settingNumber("canary", " 0 ")).toBe(0);
  expect(settingNumber("canary", "101")).toBeNull();
});

const NOW = Date.parse("2026-11-24T12:00:30Z");
/** As a datetime-local input would hold it. */
const local = (minutes: number) => {
  const at = new Date(NOW + minutes * 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

test.each([
  [{ startKind: "at" }, { field: "startAt", code: "no_time" }],
  [
    { startKind: "at", startAt: local(0) },
    { field: "startAt", code: "schedule_past" },
  ],
  [{ startKind: "at", startAt: local(1) }, null],
  [
    { startKind: "at", startAt: local(60), deadlineAt: local(60) },
    { field: "deadlineAt", code: "deadline_before_start" },
  ],
  [{ deadlineAt: local(-5) }, { field: "deadlineAt", code: "deadline_before_start" }],
  [{ deadlineAt: "soon" }, { field: "deadlineAt", code: "no_time" }],
  [{ deadlineAt: local(91 * 24 * 60) }, { field: "deadlineAt", code: "schedule_too_far" }],
  [{ startKind: "window", startAt: "a time of before" }, null],
] as const)("%o: %o", (patch, problem) => {
  expect(scheduleDraftProblem({ ...FIRST_DRAFT, ...patch }, NOW)).toEqual(problem);
});

test("times become instants, and only those that are asked for", () => {
  const draft = { ...FIRST_DRAFT, startAt: local(60), deadlineAt: local(120) };
  const deadline = new Date(local(120)).getTime();
  expect(settingsOf({ ...draft, startKind: "at" })).toMatchObject({
    start: { kind: "at", at: new Date(local(60)).getTime() },
    deadline,
  });
  expect(settingsOf({ ...draft, startKind: "window" })).toMatchObject({ start: { kind: "window" }, deadline });
  expect(settingsOf({ ...draft, startKind: "at", startAt: "" })).toBeNull();
});
