import { describe, expect, test } from "vitest";
import { DEFAULT_FILTER } from "./instance-filter";
import { readViewColumns, readViewQuery, VIEW_NAME_MAX, viewName, viewQuery } from "./saved-view";

test("a view keeps filter and order, not where in the list somebody was", () => {
  const filter = { ...DEFAULT_FILTER, region: ["ap-jakarta"], page: 4, pageSize: 100 };
  expect(viewQuery(filter)).toBe("region=ap-jakarta");
  expect(readViewQuery(viewQuery(filter))).toEqual({ query: "region=ap-jakarta", leftOut: [] });
});

describe("a view whose filter means nothing any more", () => {
  test("keeps what still holds, and names what doesn't", () => {
    expect(readViewQuery("region=ap-jakarta&ssl=encrypted&owner=me&sort=-expiry&sort=name")).toEqual({
      query: "region=ap-jakarta&sort=-expiry",
      leftOut: ["ssl=encrypted", "owner=me", "sort=name"],
    });
  });

  test("a region that is gone is left out", () => {
    const isGone = (name: string, value: string) => name === "region" && value === "ap-gone";
    expect(readViewQuery("search=ap-gone&region=ap-gone", isGone)).toEqual({
      query: "search=ap-gone",
      leftOut: ["region=ap-gone"],
    });
  });

  test("whatever is stored, something can be shown", () => {
    for (const saved of ["", "%", "&&=", "\u0000", "ssl", "{}"]) expect(readViewQuery(saved).query).toBe("");
    expect(readViewColumns("")).toEqual({ columns: ["name"], leftOut: [] });
    expect(readViewColumns("name.ssl.owner.ssl")).toEqual({ columns: ["name", "ssl"], leftOut: ["columns=owner"] });
  });
});

test("a name is one line of so many characters", () => {
  expect(viewName("  Prod \n\t in\u0000 Jakarta ")).toBe("Prod in Jakarta");
  expect(viewName("e\u0301")).toBe("é");
  expect(viewName("🔒".repeat(VIEW_NAME_MAX))).not.toBeNull();
  for (const none of ["", " \n", "x".repeat(VIEW_NAME_MAX + 1)]) expect(viewName(none)).toBeNull();
});
