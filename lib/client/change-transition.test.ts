import { describe, expect, it } from "vitest";
import { changeTransitions } from "./change-transition";
import { testChange, testRow } from "./instance-row.test-data";

const idle = testRow();
const moving = testRow({ change: testChange() });
const kinds = (before: (typeof idle)[], after: (typeof idle)[]) =>
  changeTransitions(before, after).map(({ kind, target }) => `${kind} ${target}`);

describe("changeTransitions", () => {
  it("tells a change that has started", () => {
    expect(kinds([idle], [moving])).toEqual(["started enabled"]);
  });
  it("tells nothing while it goes on", () => {
    expect(kinds([moving], [testRow({ change: testChange({ state: "sending", slow: true }) })])).toEqual([]);
  });
  it("tells one that reached its target, and one that did not", () => {
    expect(kinds([moving], [testRow({ sslState: "enabled" })])).toEqual(["ended enabled"]);
    expect(kinds([moving], [idle])).toEqual(["left enabled"]);
  });
  it("tells a planned change when it begins, not when it is planned or taken back", () => {
    const planned = testRow({ change: testChange({ state: "queued", planned: { at: "2026-01-02T00:00:00.000Z" } }) });
    expect(kinds([idle], [planned])).toEqual([]);
    expect(kinds([planned], [idle])).toEqual([]);
    expect(kinds([planned], [moving])).toEqual(["started enabled"]);
  });
  it("tells a rotation once, not each of its steps, and its end by SSL being on again", () => {
    const off = testRow({ sslState: "enabled", change: testChange({ target: "disabled", step: 1 }) });
    const on = testRow({ change: testChange({ step: 2 }) });
    const rotated = testRow({ sslState: "enabled" });
    expect(kinds([rotated], [off])).toEqual(["started rotate"]);
    expect(kinds([off], [on])).toEqual([]);
    expect([...kinds([on], [rotated]), ...kinds([off], [rotated])]).toEqual(["ended rotate", "ended rotate"]);
    expect(kinds([off], [idle])).toEqual(["left rotate"]);
  });
  it("leaves a failure to the row's alert", () => {
    expect(kinds([moving], [testRow({ change: testChange({ state: "failed" }) })])).toEqual([]);
    expect(kinds([moving], [testRow({ change: testChange({ state: "needs_attention" }) })])).toEqual([]);
  });
  it("tells the new one when another change of the same instance has begun", () => {
    expect(kinds([moving], [testRow({ change: testChange({ itemId: "i2", target: "disabled" }) })])).toEqual([
      "started disabled",
    ]);
  });
  it("tells a change that waits for an approval apart from one that has started, and its approval", () => {
    const waiting = testRow({ change: testChange({ state: "queued", waitsForApproval: true }) });
    expect(kinds([idle], [waiting])).toEqual(["asked enabled"]);
    expect(kinds([waiting], [waiting])).toEqual([]);
    expect(kinds([waiting], [moving])).toEqual(["started enabled"]);
    expect(kinds([waiting], [idle])).toEqual(["left enabled"]);
  });
  it("tells nothing of rows that were not shown before, and keeps regions apart", () => {
    expect(kinds([], [moving])).toEqual([]);
    expect(kinds([idle], [testRow({ region: "ap-tokyo", change: testChange() })])).toEqual([]);
  });
});
