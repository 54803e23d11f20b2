import { describe, expect, it } from "vitest";
import { parseApiTime, parseTimeOfDay } from "./api-time";

const BEIJING = 480;

describe("times of the API", () => {
  it("are instants in the zone they are read in", () => {
    expect(parseApiTime("2024-03-29 13:40:56", BEIJING)).toBe(Date.parse("2024-03-29T13:40:56+08:00"));
    expect(parseApiTime("2024-03-29 13:40:56", 0)).toBe(Date.parse("2024-03-29T13:40:56Z"));
    expect(parseApiTime("2024-03-29 13:40:56", -210)).toBe(Date.parse("2024-03-29T13:40:56-03:30"));
    expect(parseApiTime("2024-02-29 00:00:00", BEIJING)).toBe(Date.parse("2024-02-28T16:00:00Z"));
  });

  it.each([
    null,
    "",
    "0000-00-00 00:00:00",
    "2023-02-29 00:00:00",
    "2023-13-01 00:00:00",
    "2023-01-01 24:00:00",
    "2023-01-01 00:60:00",
    "0001-01-01 00:00:00",
    "2023-01-01T00:00:00Z",
    "2023-01-01",
    " 2023-01-01 00:00:00",
    "1700000000",
  ])("%j is none", (text) => {
    expect(parseApiTime(text, BEIJING)).toBeNull();
  });
});

describe("times of day", () => {
  it.each([
    ["02:00:00", "02:00"],
    ["02:00", "02:00"],
    ["23:59:59", "23:59"],
    ["24:00:00", null],
    ["2:00", null],
    ["", null],
    [null, null],
    ["02:00:00.5", null],
  ])("%j reads %j", (text, expected) => {
    expect(parseTimeOfDay(text)).toBe(expected);
  });
});
