import { expect, test } from "vitest";
import { LEASE_MILLIS } from "./lease";
import { LeaseHold, type Moment } from "./lease-hold";

let now: Moment = { steady: 0, wall: 0 };
const after = (steady: number, wall = steady) => {
  now = { steady, wall };
};

test("a lease is held from its renewal until some time before its end, and not before the first", () => {
  after(0);
  const hold = new LeaseHold(() => now);
  expect(hold.held).toBe(false);
  hold.renewed(now);
  after(LEASE_MILLIS - 3_000);
  expect(hold.held).toBe(true);
  after(LEASE_MILLIS - 1_000);
  expect(hold.held).toBe(false);
  hold.renewed(now);
  expect(hold.held).toBe(true);
  hold.lost();
  expect(hold.held).toBe(false);
});

test("a machine that slept, where only the wall clock went on, does not hold it", () => {
  after(0);
  const hold = new LeaseHold(() => now);
  hold.renewed(now);
  after(100, 60_000);
  expect(hold.held).toBe(false);
});

test("a wall clock that was set back does not prolong it", () => {
  after(0);
  const hold = new LeaseHold(() => now);
  hold.renewed(now);
  after(LEASE_MILLIS, -60_000);
  expect(hold.held).toBe(false);
});
