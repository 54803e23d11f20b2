import { describe, expect, it } from "vitest";
import { COLLECTION_KEYS_MAX, collectionKeys, collectionPath } from "./certificate-collection";
import { DEFAULT_FILTER } from "./instance-filter";
import type { InstanceSelection } from "./instance-selection";

function keys(count: number): InstanceSelection {
  const some = Array.from({ length: count }, (_, index) => ({
    region: "ap-jakarta",
    instanceId: `cmgo-${1000 + index}`,
  }));
  return { kind: "keys", keys: new Map(some.map((key) => [key.instanceId, key])) };
}

describe("the address of many certificates", () => {
  it("names rows chosen by hand, which it can be read from again", () => {
    const path = collectionPath(keys(2), "zip");
    expect(path).toBe("/api/certificates?key=ap-jakarta%2Fcmgo-1000&key=ap-jakarta%2Fcmgo-1001&format=zip");
    const { searchParams } = new URL(path ?? "", "http://localhost");
    expect(collectionKeys(searchParams.getAll("key"))).toEqual([
      { region: "ap-jakarta", instanceId: "cmgo-1000" },
      { region: "ap-jakarta", instanceId: "cmgo-1001" },
    ]);
  });

  it("stays short enough for any server, or isn't one", () => {
    expect(collectionPath(keys(COLLECTION_KEYS_MAX), "zip")?.length).toBeLessThan(8000);
    expect(collectionPath(keys(COLLECTION_KEYS_MAX + 1), "zip")).toBeNull();
  });

  it("is the filter's own for all that match", () => {
    const filter = { ...DEFAULT_FILTER, region: ["ap-tokyo"], expiry: ["30" as const], page: 3 };
    const path = collectionPath({ kind: "filter", filter, count: 9 }, "bundle");
    expect(path).toBe("/api/certificates?region=ap-tokyo&expiry=30&format=bundle");
    expect(collectionKeys([])).toBeNull();
  });

  it.each([[["ap-jakarta"]], [["ap-jakarta/cmgo-1000/x"]], [["../etc/cmgo-1000"]], [["ap-jakarta/cmgo-1000", ""]]])(
    "is not read with %j in it",
    (texts) => {
      expect(collectionKeys(texts)).toBe("bad");
    },
  );

  it("is not read with too many", () => {
    expect(collectionKeys(Array.from({ length: COLLECTION_KEYS_MAX + 1 }, () => "ap-jakarta/cmgo-1000"))).toBe("bad");
  });
});
