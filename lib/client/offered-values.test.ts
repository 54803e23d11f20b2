import { describe, expect, test } from "vitest";
import { offeredValues } from "./offered-values";

const plain = (value: string) => value;
const offered = (...args: Parameters<typeof offeredValues>) =>
  offeredValues(...args).map(({ value, count }) => `${value} ${count}`);

describe("the values of a filter", () => {
  test("that are always the same are all offered, also while they are counted", () => {
    const facet = { values: [{ value: "enabled", count: 3 }], more: 0 };
    expect(offered("ssl", facet, [], plain)).toEqual(["enabled 3", "disabled 0", "unsupported 0", "unknown 0"]);
    expect(offered("ssl", undefined, [], plain)[0]).toBe("enabled null");
  });

  test("that instances have are offered in an order that tells something, chosen ones also when none has them", () => {
    const facet = { values: ["4.4", "10.0", "8.0"].map((value) => ({ value, count: 1 })), more: 0 };
    expect(offered("version", facet, ["5.0"], plain)).toEqual(["10.0 1", "8.0 1", "5.0 0", "4.4 1"]);
    const names: Record<string, string> = { "ap-tokyo": "Tokyo", "ap-jakarta": "Jakarta" };
    const regions = { values: Object.keys(names).map((value) => ({ value, count: 2 })), more: 0 };
    expect(offered("region", regions, [], (value) => names[value] ?? value)).toEqual(["ap-jakarta 2", "ap-tokyo 2"]);
    const tags = { values: ["z=1", "a=1"].map((value) => ({ value, count: 1 })), more: 3 };
    expect(offered("tag", tags, ["rare"], plain)).toEqual(["rare 0", "z=1 1", "a=1 1"]);
  });
});
