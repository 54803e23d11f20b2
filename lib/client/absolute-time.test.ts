import { describe, expect, it } from "vitest";
import { absoluteTime } from "./absolute-time";

const AT = Date.UTC(2026, 11, 6, 14, 40, 5);

describe("absoluteTime", () => {
  it("names the reader's zone", () => {
    expect(absoluteTime("en", AT, "Asia/Jakarta", "minute")).toBe("6 Dec 2026, 21:40 GMT+7");
    expect(absoluteTime("id", AT, "Asia/Jakarta", "minute")).toMatch(/^6 Des 2026, 21[.:]40 WIB$/);
    expect(absoluteTime("en", AT, "UTC", "second")).toBe("6 Dec 2026, 14:40:05 UTC");
  });
  it("knows the date there, not here", () => {
    expect(absoluteTime("en", AT, "Pacific/Auckland", "date")).toBe("7 Dec 2026");
  });
  it("says midnight as 00, never 24", () => {
    expect(absoluteTime("en", Date.UTC(2026, 0, 1), "UTC", "clock")).toBe("00:00");
  });
  it("says nothing of a time that is none", () => {
    expect(absoluteTime("en", Number.NaN, "UTC", "minute")).toBe("");
  });
});
