import { expect, test } from "vitest";
import { flatMessages, localeProblems } from "./locale-problems.mjs";

const problemsOf = (english: object, other: object) =>
  localeProblems("id", flatMessages(english as Record<string, string>), flatMessages(other as Record<string, string>));

test("the same keys with the same arguments are fine, whatever the plural forms", () => {
  const english = { a: { b: "{count, plural, one {# row} other {# rows}} of <link>{name}</link>" } };
  expect(problemsOf(english, { a: { b: "{count} baris dari <link>{name}</link>" } })).toEqual([]);
});

test.each([
  ["a missing key", { a: "x", b: "y" }, { a: "x" }, "id: b is missing"],
  ["a key of its own", { a: "x" }, { a: "x", c: "z" }, "id: c is not in English"],
  ["an empty text", { a: "x" }, { a: " " }, "id: a is empty"],
  ["a lost argument", { a: "{count} rows" }, { a: "baris" }, "id: a takes nothing, English takes {count}"],
  ["another argument", { a: "{count}" }, { a: "{jumlah}" }, "id: a takes {jumlah}, English takes {count}"],
  ["a lost tag", { a: "<b>x</b>" }, { a: "x" }, "id: a takes nothing, English takes <b>"],
  ["a date shown raw", { a: "{when, date}" }, { a: "{when}" }, "id: a takes {when}, English takes {when:date}"],
  ["a brace left open", { a: "x" }, { a: "{x" }, "id: a does not parse as ICU"],
])("%s", (_, english, other, problem) => {
  expect(problemsOf(english, other)).toEqual([problem]);
});
