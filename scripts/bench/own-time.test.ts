import type { TraceEvent } from "lighthouse";
import { expect, test } from "vitest";
import { withOwnTimes } from "./own-time.mjs";

const event = (name: string, ts: number, more: object = {}) =>
  ({ name, ts, pid: 7, tid: 1, ph: "I", cat: "", args: {}, ...more }) as unknown as TraceEvent;
const span = (name: string, ts: number, dur: number, more: object = {}) => event(name, ts, { ph: "X", dur, ...more });
const named = event("thread_name", 0, { ph: "M", args: { name: "CrRendererMain" } });
const times = (events: readonly TraceEvent[]) => events.map(({ name, ts, dur }) => [name, ts, dur]);

test("a task takes its time on the processor, and what happens in it moves along", () => {
  const events = [
    named,
    span("ThreadControllerImpl::RunTask", 1_000, 800, { tdur: 200 }),
    span("Layout", 1_400, 80, { tdur: 60 }),
    span("RunTask", 1_600, 40),
    event("firstContentfulPaint", 1_700),
    event("between", 1_900),
  ];
  expect(times(withOwnTimes(events)).slice(1)).toEqual([
    ["ThreadControllerImpl::RunTask", 1_000, 200],
    ["Layout", 1_100, 20],
    ["RunTask", 1_150, 10],
    ["firstContentfulPaint", 1_175, undefined],
    ["between", 1_900, undefined],
  ]);
});

test("other threads, tasks without a time of their own and ones that were never off a processor stay as they are", () => {
  const events = [
    named,
    span("RunTask", 100, 50, { tid: 2, tdur: 10 }),
    span("RunTask", 200, 50),
    span("RunTask", 300, 50, { tdur: 51 }),
  ];
  expect(withOwnTimes(events)).toEqual(events);
});
