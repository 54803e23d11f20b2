import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../testing/test-app";
import { LEASE_MILLIS, leaseFreeAfter, takeLease } from "./lease";

let t: TestApp;
beforeEach(async () => {
  t = await openTestApp();
});
afterEach(() => t.close());

test("who stands by knows when the lease of another ends, and takes it then and not before", async () => {
  const { store } = t.app;
  const first = await takeLease(store, "one");
  expect(await takeLease(store, "two")).toBeNull();
  const left = await leaseFreeAfter(store);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(LEASE_MILLIS);
  await store.db.updateTable("leases").set({ expires_at: 1 }).execute();
  expect(await leaseFreeAfter(store)).toBe(0);
  expect(await takeLease(store, "two")).toBe((first ?? 0) + 1);
});
