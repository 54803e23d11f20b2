import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foundElsewhere, markedParts } from "./search-marks";
import { foldText, searchPieces, searchTerms, storedSearchText } from "./search-text";

const shown = (text: string, search: string) =>
  markedParts(text, searchTerms(search))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join("");

describe("a match is marked where the reader sees it", () => {
  test.each([
    ["orders-prod", "PROD", "orders-[prod]"],
    ["orders-prod", "prod ord", "[ord]ers-[prod]"],
    ["aaaa", "aa", "[aaaa]"],
    ["Übersicht Zürich – naïve café", "zurich cafe", "Übersicht [Zürich] – naïve [café]"],
    ["cafe\u0301 bar", "cafe", "[cafe\u0301] bar"],
    ["ﬁnance", "f", "[ﬁ]nance"],
    ["İstanbul", "istanbul", "[İstanbul]"],
    ["\u200fقاعدة بيانات", "بيانات", "\u200fقاعدة [بيانات]"],
    ["订单数据库-生产", "数据", "订单[数据]库-生产"],
    ["zero\u200bwidth", "zerowidth", "[zero\u200bwidth]"],
    ["🛒 flash", "🛒", "[🛒] flash"],
    ["100%_done", "%_", "100[%_]done"],
    ["abc", "", "abc"],
    ["abc", "x", "abc"],
  ])("%s, searched with %s", (text, search, expected) => {
    expect(shown(text, search)).toBe(expected);
  });

  test("whatever the text, nothing of it is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary", maxLength: 3 }), (text, search) => {
        expect(
          markedParts(text, searchTerms(search))
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

const fields = {
  instanceId: "cmgo-1a2b",
  name: "Orders prod",
  addresses: ["10.5.2.12", "10.5.2.14"],
  port: 27017,
  projectId: "1100",
  tags: [{ key: "env", value: "Prod" }],
};

describe("what is stored for the search", () => {
  /** As the store asks: LIKE '%piece%'. */
  const holds = (search: string) => {
    const text = storedSearchText(fields);
    return searchPieces(search).anywhere.every((piece) => text.includes(piece));
  };

  test.each(["cmgo-1A2B", "go-1a", "orders", "ders pro", "10.5.2.14:27017", ".2.12", "env=prod", "ENV", "=pr", "1100"])(
    "is found by %s",
    (search) => expect(holds(search)).toBe(true),
  );

  test.each(["orders-prod", "27018", "prod=env", "env prodx", "12 10.5.9"])("is not found by %s", (search) => {
    expect(holds(search)).toBe(false);
  });

  test("any piece of a name finds it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (name, from, length) => {
          const folded = Array.from(foldText(name));
          const piece = folded.slice(from % folded.length, (from % folded.length) + 1 + (length % 5)).join("");
          const text = storedSearchText({ ...fields, name });
          expect(searchPieces(piece).anywhere.every((one) => text.includes(one))).toBe(true);
        },
      ),
    );
  });
});

describe("a match that a row does not show", () => {
  test("is told with its place, once each", () => {
    expect(foundElsewhere(fields, searchTerms("orders env 1100 env=p"))).toEqual([
      { field: "tag", text: "env=Prod" },
      { field: "project", text: "1100" },
    ]);
    expect(foundElsewhere(fields, searchTerms("5.2.14"))).toEqual([{ field: "address", text: "10.5.2.14:27017" }]);
  });

  test("is not told of what id or name hold", () => {
    expect(foundElsewhere(fields, searchTerms("prod 1a2b"))).toEqual([]);
  });
});
