import { describe, expect, it } from "vitest";
import type { EmulatedFlow } from "@/emulator/emulated-instance";
import { contradiction } from "./contradiction.mjs";

const flow = (status: EmulatedFlow["status"]): EmulatedFlow => ({
  id: 1,
  status,
  target: "enabled",
  startedAt: 0,
  endsAt: 1,
  outcome: "success",
});
const off = { ssl: "disabled", status: 2, flow: null } as const;
const on = { ssl: "enabled", status: 2, flow: flow("success") } as const;

describe("what an ended item claims", () => {
  it.each([
    ["succeeded", null, on],
    ["failed", null, { ...off, flow: flow("undoed") }],
    ["failed", null, off],
    ["needs_attention", "flow_paused", { ...off, status: 1, flow: flow("paused") }],
    ["needs_attention", "unchanged", off],
    ["applying", null, on],
  ] as const)("%s (%s) is true", (state, advice, truth) => {
    expect(contradiction({ state, advice }, truth, "enabled", 1)).toBeNull();
  });

  it.each([
    ["succeeded", null, off],
    ["succeeded", null, { ...on, flow: flow("running") }],
    ["failed", null, on],
    ["failed", null, { ...off, status: 1, flow: flow("running") }],
    ["needs_attention", "flow_paused", { ...off, flow: flow("failed") }],
    ["needs_attention", "unchanged", on],
    ["cancelled", null, off],
  ] as const)("%s (%s) is not", (state, advice, truth) => {
    expect(contradiction({ state, advice }, truth, "enabled", 1)).toContain(", but ");
  });
});
