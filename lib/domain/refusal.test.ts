import { describe, expect, it, vi } from "vitest";
import { Refusal } from "./refusal";

describe("Refusal", () => {
  it("is recognised when another bundle's copy of the module made it", async () => {
    vi.resetModules();
    const copy = await import("./refusal");
    expect(copy.Refusal).not.toBe(Refusal);
    expect(new copy.Refusal("not_found")).toBeInstanceOf(Refusal);
  });

  it("is no other error, and nothing that only looks like one", () => {
    expect(new Error("refused: not_found")).not.toBeInstanceOf(Refusal);
    expect({ code: "not_found", params: {} }).not.toBeInstanceOf(Refusal);
    expect(null).not.toBeInstanceOf(Refusal);
  });
});
