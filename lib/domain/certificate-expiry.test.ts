import { describe, expect, test } from "vitest";
import { daysUntil, expiryLevel, expiryRange } from "./certificate-expiry";

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 24, 12);

describe("urgency", () => {
  test.each([
    [null, "none"],
    [0, "expired"],
    [-1, "expired"],
    [1, "danger"],
    [3 * DAY, "danger"],
    [3 * DAY + 1, "warning"],
    [15 * DAY, "warning"],
    [15 * DAY + 1, "notice"],
    [30 * DAY, "notice"],
    [30 * DAY + 1, "fine"],
  ] as const)("%s ms from now is %s", (left, level) => {
    expect(expiryLevel(left === null ? null : now + left, now)).toBe(level);
  });
});

test("days are whole and never promise more than there is", () => {
  expect(daysUntil(now + 12 * DAY + DAY / 2, now)).toBe(12);
  expect(daysUntil(now + DAY / 2, now)).toBe(0);
  expect(daysUntil(now - DAY / 2, now)).toBe(0);
  expect(daysUntil(now - 3.5 * DAY, now)).toBe(-3);
});

describe("the filter's range agrees with the urgency", () => {
  test("expired is before now, and not within 3 days", () => {
    const expired = expiryRange("expired", now);
    expect(expired && expired.from <= now - 1 && now - 1 < expired.until).toBe(true);
    const soon = expiryRange("3", now);
    expect(soon && now - 1 >= soon.from).toBe(false);
    expect(soon && now + 3 * DAY < soon.until && expiryLevel(now + 3 * DAY, now) === "danger").toBe(true);
  });

  test("no expiry is no range", () => expect(expiryRange("none", now)).toBeNull());
});
