/**
 * How late each console that started after a kill went on with the change: from the start of its process to its first write about an item
 * that was due, in real milliseconds (it waits for nothing on the way, so the fast clock takes nothing off). What was not due yet when it led (a
 * lost answer is read about 12 s after the sending) counts from when it was. A start that had nothing to do, or was killed first, is left out.
 * @param {Pick<import("./stage.mjs").Stage, "consoles" | "atKills" | "toReal">} stage
 * @returns {number[]}
 */
export function resumedMillis({ consoles, atKills, toReal }) {
  return consoles.slice(1).flatMap((console, index) => {
    const before = atKills[index];
    if (!before) return [];
    const epoch = Math.max(0, ...before.items.map((item) => item.epoch));
    const led = console.told.findIndex(({ tell }) => tell === "leading");
    const wrote = console.told.findIndex((told) => told.tell === "item" && told.item.epoch > epoch);
    const due = dueAt(before);
    const ledAt = console.heardAt[led];
    const wroteAt = console.heardAt[wrote];
    if (due === null || ledAt === undefined || wroteAt === undefined) return [];
    const waited = Math.max(0, wroteAt - Math.max(ledAt, toReal(due)));
    return [ledAt - console.startedAt + waited];
  });
}

/** @param {import("./read-store.mjs").StoreContent} content */
function dueAt({ items, changes }) {
  const open = items.filter(({ ended_at }) => ended_at === null);
  const admitted = open.filter((item) => item.admitted === 1).map((item) => item.next_at);
  if (admitted.length > 0) return Math.min(...admitted);
  return open.length > 0 && changes.every(({ pause_reason }) => pause_reason === null) ? 0 : null;
}
