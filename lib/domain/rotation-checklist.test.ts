import { describe, expect, it } from "vitest";
import { nextStep, type RotationCloser, rotationProgress } from "./rotation-checklist";
import { isSomeTicked, overtaken, type RotationTick, type TickedStep } from "./rotation-tick";

let seq = 0;
const tick = (step: TickedStep, done: boolean, itemId: string | null = null): RotationTick => ({
  seq: ++seq,
  step,
  itemId,
  done,
  note: "",
  by: "Ana",
  at: "2026-11-28T10:00:00.000Z",
});
const item = (id: string, newCa = false, by: RotationCloser | null = null) => ({
  id,
  newCa: newCa ? {} : null,
  closed: by && { by },
});
const done = (...args: Parameters<typeof rotationProgress>) =>
  Object.fromEntries(rotationProgress(...args).map((step) => [step.step, step.done]));

describe("the checklist", () => {
  it("counts a person's steps by what was ticked, the console's by what it saw", () => {
    const items = [item("a", true, "proof"), item("b", true), item("c", false, "person")];
    const ticks = [tick("distribute", true), tick("clients", true, "b"), tick("rotate", true, "a")];
    expect(done(items, ticks)).toEqual({ distribute: 3, clients: 1, rotate: 1, new_ca: 3, proof: 2, old_ca: 0 });
    expect(rotationProgress(items, ticks)[0]?.latest).toBe(ticks[0]);
    expect(rotationProgress(items, ticks)[1]?.latest).toBeNull();
  });

  it("doesn't take a cancelled instance for a proven one", () => {
    expect(done([item("a", false, "cancelled")], [])).toMatchObject({ new_ca: 0, proof: 0 });
  });

  it("lets the last word count, of one instance and of all", () => {
    const ticks = [tick("clients", true), tick("clients", false, "a")];
    expect([isSomeTicked(ticks, "clients", "a"), isSomeTicked(ticks, "clients", "b")]).toEqual([false, true]);
    ticks.push(tick("clients", false));
    expect(isSomeTicked(ticks, "clients", "b")).toBe(false);
    ticks.push(tick("clients", true));
    expect(isSomeTicked(ticks, "clients", "a")).toBe(true);
    expect(isSomeTicked(ticks, "proof", "a")).toBe(false);
  });

  it("names the first step that is not done for everyone", () => {
    const items = [item("a"), item("b")];
    expect(nextStep(rotationProgress(items, []))).toBe("distribute");
    const ticks = [tick("distribute", true), tick("clients", true, "a"), tick("rotate", true)];
    expect(nextStep(rotationProgress(items, ticks))).toBe("clients");
    ticks.push(tick("clients", true, "b"));
    expect(nextStep(rotationProgress(items, ticks))).toBe("new_ca");
    const closed = [item("a", true, "proof"), item("b", false, "person")];
    expect(nextStep(rotationProgress(closed, [...ticks, tick("old_ca", true)]))).toBeNull();
  });
});

describe("a tick that overtook another", () => {
  it("is told by what the page had shown, of the same step and the same instance", () => {
    const ticks = [tick("clients", true), tick("clients", false, "a"), tick("distribute", true)];
    const [first] = ticks;
    expect(overtaken(ticks, "clients", null, 0)).toBe(first);
    expect(overtaken(ticks, "clients", null, first?.seq ?? 0)).toBeNull();
    expect(overtaken(ticks, "old_ca", null, 0)).toBeNull();
    expect(overtaken(ticks, "clients", "b", 0)).toBeNull();
  });
});
