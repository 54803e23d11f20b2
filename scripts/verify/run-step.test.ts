import { expect, test } from "vitest";
import { runStep, sum, totals } from "./run-step.mjs";

const step = (program: string, counts?: () => { passed: number; failed: number; skipped: number }) =>
  runStep({ name: "step", command: ["-e", program], counts }, () => undefined);

test("a check counts as one", async () => {
  expect((await step("")).counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect((await step("process.exit(3)")).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a runner counts its tests, and a bad end that they don't explain is a failure", async () => {
  const counts = () => ({ passed: 7, failed: 0, skipped: 2 });
  expect((await step("", counts)).counts).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect((await step("process.exit(1)", counts)).counts).toEqual({ passed: 7, failed: 1, skipped: 2 });
});

test("a runner without a result has failed", async () => {
  const outcome = await step("", () => JSON.parse(""));
  expect(outcome).toMatchObject({ ok: false, counts: { failed: 1 } });
});

test("what a step said is kept for when it fails", async () => {
  const outcome = await step("console.log('one'); console.error('two'); process.exit(1)");
  expect(outcome.output).toContain("one");
  expect(outcome.output).toContain("two");
});

test("the sum is one line", () => {
  const outcomes = [{ counts: { passed: 1, failed: 0, skipped: 2 } }, { counts: { passed: 3, failed: 1, skipped: 0 } }];
  expect(totals(sum(outcomes))).toBe("4 passed, 1 failed, 2 skipped");
});
