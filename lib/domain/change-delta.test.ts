import { expect, test } from "vitest";
import { withDelta } from "./change-delta";
import type { ItemState } from "./change-item";
import type { ChangeDelta, ChangeDetail, ChangeDetailRow } from "./change-page";

function row(itemId: string, state: ItemState): ChangeDetailRow {
  return {
    region: "ap-jakarta",
    instanceId: `cmgo-${itemId}`,
    name: itemId,
    changeId: "c1",
    itemId,
    state,
    target: "enabled",
    since: "2026-12-06T14:40:00.000Z",
    stateSince: "2026-12-06T14:40:00.000Z",
    by: "Sari",
    waitsForApproval: false,
    retryUntil: null,
    answerLost: false,
    slow: false,
    errorCode: null,
    errorMessage: null,
    advice: null,
    requestId: null,
    seenState: "disabled",
    endedAt: null,
    flowId: null,
    skipReason: null,
    retryOf: null,
    retriedBy: null,
    takenOver: null,
    offStep: null,
    endedOff: false,
    leftOff: null,
    instance: null,
  };
}

const known: ChangeDetail = {
  id: "c1",
  origin: "bulk",
  target: "enabled",
  reason: "",
  by: "Sari",
  createdAt: "2026-12-06T14:40:00.000Z",
  endedAt: null,
  pauseReason: null,
  endReason: null,
  startKind: "now",
  startsAt: null,
  begunAt: null,
  nextOpensAt: null,
  deadlineAt: null,
  items: 3,
  settled: 0,
  counts: { applying: 1, queued: 2 },
  takenOver: 0,
  owed: 0,
  endedOff: 0,
  stopped: [],
  first: [],
  rows: [row("a", "applying"), row("b", "queued"), row("c", "queued")],
  asOf: "2026-12-06T14:41:00.000Z",
  cursor: "1",
  approval: null,
  history: null,
};
const { rows: _, history: _history, asOf: _asOf, cursor: _cursor, ...head } = known;
const delta: ChangeDelta = {
  cursor: "2",
  head: { ...head, settled: 1, counts: { succeeded: 1, applying: 1, queued: 1 } },
  changed: [row("b", "applying"), row("a", "succeeded")],
  news: null,
};

test("changed rows take their old places, the others stay the same objects", () => {
  const now = withDelta(known, delta);
  expect(now?.rows.map(({ itemId, state }) => [itemId, state])).toEqual([
    ["a", "succeeded"],
    ["b", "applying"],
    ["c", "queued"],
  ]);
  expect(now?.rows[2]).toBe(known.rows[2]);
  expect(now).toMatchObject({ settled: 1, cursor: "2" });
  expect(now).not.toHaveProperty("changed");
});

test("what was not told stays as it was", () => {
  const now = withDelta(known, {
    cursor: "2",
    head: null,
    changed: [{ ...row("b", "queued"), slow: true }],
    news: null,
  });
  expect(now).toEqual({
    ...known,
    cursor: "2",
    rows: [known.rows[0], { ...row("b", "queued"), slow: true }, known.rows[2]],
  });
  expect(withDelta(known, { cursor: "3", head: delta.head, changed: delta.changed, news: null })?.rows[2]).toBe(
    known.rows[2],
  );
  expect(withDelta(known, { cursor: "2", head: null, changed: [], news: null })?.rows).toBe(known.rows);
});

test("what does not add up is not believed", () => {
  expect(withDelta(known, { ...delta, changed: [row("a", "succeeded")] })).toBeNull();
  expect(withDelta(known, { ...delta, head: null })).toBeNull();
  const counts = { applying: 1, queued: 1, succeeded: 1, failed: 1 };
  expect(withDelta(known, { ...delta, head: { ...head, counts } })).toBeNull();
});
