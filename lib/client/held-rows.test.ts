import { describe, expect, it } from "vitest";
import { heldRows } from "./held-rows";
import { testRow } from "./instance-row.test-data";

const row = (instanceId: string, name = instanceId) => testRow({ instanceId, name });
const ids = (rows: readonly { instanceId: string }[]) => rows.map(({ instanceId }) => instanceId);

describe("heldRows", () => {
  it("keeps the places and takes the news", () => {
    const { rows, moved, gone } = heldRows([row("a"), row("b")], [row("b", "renamed"), row("a")]);
    expect(ids(rows)).toEqual(["a", "b"]);
    expect(rows[1]?.name).toBe("renamed");
    expect(moved).toBe(true);
    expect(gone.size).toBe(0);
  });

  it("has nothing to tell when the order is the same", () => {
    const shown = [row("a"), row("b")];
    const read = [row("a"), row("b", "renamed")];
    expect(heldRows(shown, read)).toEqual({ rows: read, gone: new Set(), moved: false });
  });

  it("leaves a place to what is no longer there, and takes in nothing new", () => {
    const { rows, moved, gone } = heldRows([row("a"), row("b")], [row("b"), row("c")]);
    expect(ids(rows)).toEqual(["a", "b"]);
    expect([...gone]).toEqual(["default/ap-jakarta/a"]);
    expect(moved).toBe(true);
  });
});
