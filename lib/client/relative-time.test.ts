import { describe, expect, it } from "vitest";
import { relativeTime } from "./relative-time";

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("relativeTime", () => {
  it.each([
    ["en", 12 * DAY + 5 * HOUR, "in 12 days"],
    ["en", 12 * DAY - 1, "in 11 days"],
    ["en", DAY, "in 1 day"],
    ["en", DAY - 1, "in 23 hours"],
    ["en", -3 * DAY, "3 days ago"],
    ["en", -2 * HOUR - 59 * MINUTE, "2 hours ago"],
    ["en", -MINUTE, "1 minute ago"],
    ["en", -MINUTE + 1, "now"],
    ["en", 59_999, "now"],
    ["en", 0, "now"],
    ["zh-CN", 12 * DAY, "12天后"],
    ["id", 12 * DAY, "dalam 12 hari"],
    ["id", -3 * DAY, "3 hari yang lalu"],
  ])("%s, %d ms away: %s", (locale, away, words) => {
    expect(relativeTime(locale, NOW + away, NOW)).toBe(words);
  });
  it("says nothing of a time that is none", () => {
    expect(relativeTime("en", Number.NaN, NOW)).toBe("");
  });
});
