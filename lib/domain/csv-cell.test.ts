import { describe, expect, test } from "vitest";
import { csvCell } from "./csv-cell";

test("plain values stay as they are", () => {
  expect([csvCell("orders"), csvCell(null), csvCell(-3), csvCell("a-b=c")]).toEqual(["orders", "", "-3", "a-b=c"]);
});

test("commas, quotes and line ends are quoted", () => {
  expect(csvCell('a,"b"\r\nc')).toBe('"a,""b""\r\nc"');
});

describe("what a spreadsheet would carry out is text", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\u0000x", "＝1"])("%j", (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  });
  test("its quotes too", () => {
    expect(csvCell('=HYPERLINK("https://x.test")')).toBe(`"'=HYPERLINK(""https://x.test"")"`);
  });
});
