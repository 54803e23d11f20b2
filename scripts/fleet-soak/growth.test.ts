import { describe, expect, test } from "vitest";
import { growth } from "./growth.mjs";

const around = (base: number, count: number) => Array.from({ length: count }, (_, index) => base + (index % 3) - 1);

describe("the verdict on memory", () => {
  test("noise around a level, and single peaks, are no growth", () => {
    const bytes = around(200, 30);
    bytes[25] = 400;
    expect(growth(bytes)).toMatchObject({ grew: false });
  });
  test("a slow climb is", () => {
    const bytes = Array.from({ length: 30 }, (_, index) => 200 + index);
    expect(growth(bytes)).toMatchObject({ first: 205, last: 225, grew: true });
  });
  test("a fall is none", () => expect(growth([...around(300, 15), ...around(200, 15)]).grew).toBe(false));
  test("five samples tell nothing", () => expect(() => growth(around(200, 5))).toThrow("Too few"));
});
