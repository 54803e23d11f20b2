import { checkItem, wasCut, wrongCalls } from "./check-item.mjs";
import { checkStore } from "./check-store.mjs";

/**
 * @typedef {{
 *   intent: NonNullable<import("./console-main.mjs").Task["intent"]> & { target: "enabled" | "disabled" },
 *   calls: import("../../emulator/call-log").Call[],
 *   truth: import("../../emulator/emulated-instance").EmulatedInstance,
 *   consoles: readonly Pick<import("./killable-console.mjs").KillableConsole, "told" | "audit" | "errors" | "unheardIn">[],
 *   atKills: readonly import("./read-store.mjs").StoreContent[],
 *   final: import("./read-store.mjs").StoreContent,
 *   toReal: (fast: number) => number,
 * }} Round
 */

/**
 * What is wrong after a round of one toggle, a sentence each; the cloud's own log and truth are the measure.
 * @param {Round} round
 * @returns {string[]}
 */
export function checkRound(round) {
  const { intent, calls, truth, atKills, final, toReal } = round;
  const item = final.items[0];
  /** @type {string[]} */
  const wrong = [];
  if (final.items.length > 1) wrong.push(`${final.items.length} items were recorded`);
  if (item) {
    const killedAs = atKills.flatMap(({ items }) => items.slice(0, 1));
    const timedOut = wasCut(item, round);
    wrong.push(
      ...checkItem({ timedOut, item, target: intent.target, calls, truth, killedAs, audit: final.audit, toReal }),
    );
  } else {
    wrong.push(...wrongCalls(calls, intent.target));
    if (calls.length > 0) wrong.push("a call was made without a recorded intent");
  }
  wrong.push(...checkStore(round), ...lost(round));
  return wrong;
}

/** What was told to the person must still be there. @param {Round} round */
function lost({ consoles, calls, final }) {
  const item = final.items[0];
  const answered = calls.find(({ outcome }) => outcome === "answered");
  /** @type {string[]} */
  const wrong = [];
  for (const line of consoles.flatMap(({ told }) => told)) {
    if (line.tell !== "confirmed") continue;
    const requestId = line.change?.requestId ?? null;
    if (line.change?.itemId !== item?.id) wrong.push("the confirmed change is gone");
    // That of a refusal gives way to the next attempt's.
    if (requestId !== null && requestId === answered?.requestId && item?.request_id !== requestId)
      wrong.push("the RequestId that was told is gone");
  }
  return wrong;
}
