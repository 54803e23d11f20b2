import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
  it.each([
    ["/instances?ssl=disabled&page=2", "/instances?ssl=disabled&page=2"],
    ["/instances/ap-jakarta/cmgo-1#history", "/instances/ap-jakarta/cmgo-1#history"],
    ["/", "/"],
  ])("keeps %s", (next, path) => {
    expect(nextPath(next)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "instances",
    "https://evil.example/",
    "//evil.example/x",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    " /instances",
    ["/a", "/b"],
  ])("takes the first page instead of %j", (next) => {
    expect(nextPath(next)).toBe("/");
  });

  it("never leads away from the console, whatever is given", () => {
    for (const next of [
      "/..//evil.example",
      "/.//evil.example",
      "/%2F/evil.example",
      "/@evil.example",
      "/http://evil.example",
    ]) {
      expect(new URL(nextPath(next), "https://console.example").origin).toBe("https://console.example");
    }
  });
});
