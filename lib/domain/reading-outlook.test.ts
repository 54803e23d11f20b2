import { expect, test } from "vitest";
import { expectedEnd } from "./reading-outlook";

const at = (seconds: number, answered: Record<string, number>) => ({
  at: seconds * 1_000,
  answered: new Map(Object.entries(answered)),
});
const left = (counts: Record<string, number>) => new Map(Object.entries(counts));

test("what remains takes as long as the pace so far says", () => {
  expect(expectedEnd([at(0, { a: 0 }), at(10, { a: 200 })], left({ a: 6_800 }))).toBe(350_000);
});

test("the endpoint that needs longest decides, not the sum", () => {
  const samples = [at(0, {}), at(10, { quick: 200, slow: 10 })];
  expect(expectedEnd(samples, left({ quick: 2_000, slow: 20 }))).toBe(110_000);
  expect(expectedEnd(samples, left({ quick: 2_000, slow: 0 }))).toBe(110_000);
});

test("nobody can tell before a few seconds have passed, or while an endpoint stands still", () => {
  expect(expectedEnd([], left({ a: 1 }))).toBeNull();
  expect(expectedEnd([at(0, {}), at(2, { a: 40 })], left({ a: 10 }))).toBeNull();
  expect(expectedEnd([at(0, { b: 5 }), at(10, { a: 200, b: 5 })], left({ a: 10, b: 1 }))).toBeNull();
});

test("nothing left is now", () => {
  expect(expectedEnd([at(0, {}), at(10, {})], left({ a: 0 }))).toBe(10_000);
});
