import fc from "fast-check";
import { expect, test } from "vitest";
import { changeCursorText, changeFilterQuery, isChangeId, parseChangeFilter } from "./change-filter";

const NOTHING = { state: null, before: null, after: null };

test.each([
  ["state", "closed"],
  ["before", "12"],
  ["before", ".abcd"],
  ["before", "-5.abcdef"],
  ["before", "1e3x.abcdef"],
  ["after", "5.<script>"],
  ["after", "5.a b c d"],
])("%s=%s is treated as absent", (name, value) => {
  expect(parseChangeFilter({ [name]: value })).toEqual(NOTHING);
});

test("a cursor names the change it stands at", () => {
  const before = { createdAt: 1_790_000_000_000, id: "5f1c1f0e-7a8b-4c7d-9e0f-112233445566" };
  expect(parseChangeFilter({ state: "open", before: changeCursorText(before) })).toEqual({
    state: "open",
    before,
    after: null,
  });
});

test("ids of another form are none", () => {
  for (const text of ["", "../..", "a'b", "x".repeat(65), "a/b/c/d"]) expect(isChangeId(text)).toBe(false);
});

test("whatever is in the address, the link made of it is understood the same way", () => {
  const value = fc.oneof(fc.string(), fc.constantFrom("open", "ended", "17.abcd-ef"));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("state", "before", "after"), value), (raw) => {
      const filter = parseChangeFilter(raw);
      expect(parseChangeFilter(Object.fromEntries(new URLSearchParams(changeFilterQuery(filter))))).toEqual(filter);
    }),
  );
});
