import { expect, test } from "vitest";
import { numberText } from "./number-text";

test("a number is written as the reader's language does, with one decimal at most", () => {
  expect(numberText("en", 10_000)).toBe("10,000");
  expect(numberText("id", 10_000)).toBe("10.000");
  expect(numberText("zh-CN", 10_000)).toBe("10,000");
  expect(numberText("en", 7.55 / 2)).toBe("3.8");
  expect(numberText("id", 1.5)).toBe("1,5");
});
