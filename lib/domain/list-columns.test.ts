import { expect, test } from "vitest";
import { columnsText, DEFAULT_COLUMNS, LIST_COLUMNS, parseColumns, withColumn, withMoved } from "./list-columns";

test("columns are read as they were written", () => {
  for (const columns of [DEFAULT_COLUMNS, LIST_COLUMNS, ["name"], ["name", "ssl", "region"]] as const)
    expect(parseColumns(columnsText(columns))).toEqual(columns);
});

test.each([
  ["ssl.name.region", ["name", "ssl", "region"]],
  ["ssl.ssl.price.constructor.region", ["name", "ssl", "region"]],
  ["", null],
  ["price..nothing", null],
  ["ssl,region", null],
])("%j is %j", (text, columns) => expect(parseColumns(text)).toEqual(columns));

test("a column comes behind the others and goes; the name stays", () => {
  expect(withColumn(["name", "ssl"], "region", true)).toEqual(["name", "ssl", "region"]);
  expect(withColumn(["name", "ssl"], "ssl", false)).toEqual(["name"]);
  expect(withColumn(["name", "ssl"], "name", false)).toEqual(["name", "ssl"]);
});

test("a column moves within its neighbours, never before the name", () => {
  expect(withMoved(["name", "ssl", "region"], "region", -1)).toEqual(["name", "region", "ssl"]);
  expect(withMoved(["name", "ssl", "region"], "ssl", 1)).toEqual(["name", "region", "ssl"]);
  for (const [column, by] of [
    ["ssl", -1],
    ["region", 1],
    ["name", 1],
    ["ca", 1],
  ] as const)
    expect(withMoved(["name", "ssl", "region"], column, by)).toEqual(["name", "ssl", "region"]);
});
