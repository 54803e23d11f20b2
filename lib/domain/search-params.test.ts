import { expect, it } from "vitest";
import { firstParam, oneOf, rawParams } from "./search-params";

it("takes the first of a repeated parameter, whichever way the parameters came", () => {
  expect(firstParam(rawParams(new URLSearchParams("region=ap-jakarta&region=ap-tokyo")), "region")).toBe("ap-jakarta");
  expect(firstParam({ region: ["ap-jakarta", "ap-tokyo"] }, "region")).toBe("ap-jakarta");
});

it("has nothing of what every object inherits", () => {
  const params = rawParams(new URLSearchParams("__proto__=1"));
  expect(firstParam(params, "toString")).toBe("");
  expect(firstParam(params, "absent")).toBe("");
});

it("drops NUL, cuts and trims", () => {
  expect(firstParam({ search: " a\u0000b c " }, "search", 3)).toBe("ab");
  expect(oneOf(["a", "b"], "c")).toBeNull();
});
