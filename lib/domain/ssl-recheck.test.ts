import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LastSeen, sslDueAt } from "./ssl-recheck";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const INTERVAL = 10 * MINUTE;
const NOW = Date.UTC(2026, 10, 28);
const seen = (given: Partial<LastSeen>): LastSeen => ({
  attemptedAt: NOW,
  state: "enabled",
  failed: false,
  expiresAt: NOW + 200 * DAY,
  ...given,
});
const minutes = (given: Partial<LastSeen>) => (sslDueAt(seen(given), INTERVAL) - NOW) / MINUTE;

describe("when SSL is read again", () => {
  test.each<[string, Partial<LastSeen>, number]>([
    ["a settled state after six intervals", {}, 60],
    ["one without a certificate likewise", { state: "disabled", expiresAt: null }, 60],
    ["an expiry in 12 days after one interval", { expiresAt: NOW + 12 * DAY }, 10],
    ["an expiry 29 days ago as well: somebody is about to renew", { expiresAt: NOW - 29 * DAY }, 10],
    ["one that expired last year no sooner than others", { expiresAt: NOW - 365 * DAY }, 60],
    ["one that comes near within the hour when it does", { expiresAt: NOW + 30 * DAY + 25 * MINUTE }, 25],
    ["what could not be read after one interval", { failed: true }, 10],
    ["what the API did not tell after one interval", { state: "unknown", expiresAt: null }, 10],
    ["what the version does not support after a day", { state: "unsupported", expiresAt: null }, 24 * 60],
    ["unsupported, but not read this time, after one interval", { state: "unsupported", failed: true }, 10],
  ])("%s", (_, given, expected) => expect(minutes(given)).toBe(expected));

  test("is never before one interval has passed, nor later than a day of intervals", () => {
    const any = fc.record({
      attemptedAt: fc.constant(NOW),
      state: fc.constantFrom("enabled", "disabled", "unsupported", "unknown"),
      failed: fc.boolean(),
      expiresAt: fc.option(fc.integer({ min: -400, max: 400 }).map((days) => NOW + days * DAY)),
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: DAY }), (last, interval) => {
        const due = sslDueAt(last, interval) - NOW;
        expect(due).toBeGreaterThanOrEqual(interval);
        expect(due).toBeLessThanOrEqual(144 * interval);
      }),
    );
  });
});
