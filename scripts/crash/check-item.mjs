/**
 * One item's whole life, by the store and by the cloud.
 * @typedef {import("../../lib/server/db/schema").ChangeItemTable} Item
 * @typedef {{
 *   item: Item,
 *   target: "enabled" | "disabled",
 *   calls: readonly import("../../emulator/call-log").Call[],
 *   truth: import("../../emulator/emulated-instance").EmulatedInstance,
 *   killedAs: readonly Pick<Item, "state" | "answer">[],
 *   timedOut: boolean,
 *   audit: import("./read-store.mjs").StoreContent["audit"],
 *   toReal: (fast: number) => number,
 * }} ItemLife
 * `calls`: InstanceEnableSSL for its instance. `timedOut`: a console gave its call up after the call's own time-out. `audit`: the whole log, or this item's rows. `killedAs`: the item at each kill that found it.
 */

/** Codes that say by themselves that nothing was begun; only after one of these the same intent may be sent once more. */
const SURELY_NOT_BEGUN = new Set([
  "InvalidParameterValue.LockFailed",
  "InvalidParameterValue.StatusAbnormal",
  "RequestLimitExceeded",
]);
/** Outcomes of a call whose caller never got an answer that says what became of it. */
const UNHEARD = /answer_lost|reset|hang|truncate|no_response|http_error/;
/** The fast clock's rounding, and the two processes' reading of one real clock. */
const CLOCK_GRAIN_MILLIS = 2;

/**
 * The calls that may have begun something; after any other the item waits for its next turn, and may be taken back.
 * @param {readonly import("../../emulator/call-log").Call[]} calls
 */
export function mayHaveBegun(calls) {
  return calls.filter(({ outcome }) => !SURELY_NOT_BEGUN.has(outcome));
}

/**
 * @param {readonly import("../../emulator/call-log").Call[]} calls
 * @param {string} target
 * @returns {string[]}
 */
export function wrongCalls(calls, target) {
  /** @type {string[]} */
  const wrong = [];
  const sent = mayHaveBegun(calls).length;
  if (sent > 1) wrong.push(`InstanceEnableSSL was sent ${sent} times`);
  if (calls.some(({ params }) => !("Enable" in params) || params.Enable !== (target === "enabled")))
    wrong.push("InstanceEnableSSL was sent with the wrong target");
  return wrong;
}

/**
 * Whether a console gave the call of an item up without an answer, which also happens by itself on a machine that is busy enough: as it was seen
 * or left behind, or as the log tells of its region.
 * @param {Pick<Item, "id" | "region">} item
 * @param {{
 *   consoles: readonly Pick<import("./killable-console.mjs").KillableConsole, "told" | "unheardIn">[],
 *   atKills: readonly import("./read-store.mjs").StoreContent[],
 * }} round
 */
export function wasCut({ id, region }, { consoles, atKills }) {
  if (consoles.some(({ unheardIn }) => unheardIn.has(region))) return true;
  const told = consoles.flatMap((console) => console.told.flatMap((line) => (line.tell === "item" ? line.item : [])));
  const stored = atKills.flatMap(({ items }) => items);
  return [...told, ...stored].some((one) => one.id === id && one.error_message?.includes("no complete answer within"));
}

/**
 * What is wrong with an item that has ended, a sentence each.
 * @param {ItemLife} life
 * @returns {string[]}
 */
export function checkItem(life) {
  return [...wrongCalls(life.calls, life.target), ...wrongEnd(life), ...wrongAudit(life)];
}

/** @param {ItemLife} life */
function wrongEnd({ item, target, calls, truth, killedAs, timedOut }) {
  if (item.state === "cancelled" || item.state === "skipped")
    return mayHaveBegun(calls).length === 0 ? [] : [`it is ${item.state}, and InstanceEnableSSL was sent`];
  /** @type {string[]} */
  const wrong = [];
  const unheard = item.answer === "lost" || (item.state === "needs_attention" && item.answer === null);
  const killedUnheard = killedAs.some(({ state, answer }) => state === "sending" && answer === null);
  if (unheard && !killedUnheard && !timedOut && !calls.some(({ outcome }) => UNHEARD.test(outcome)))
    wrong.push("the answer counts as lost, and nothing lost it");
  // Nothing was sent because the instance could not be read first, until the time for it was over: that is told as failed.
  if (calls.length === 0 && timedOut && item.state === "failed") return wrong;
  if (calls.length === 0 && !killedUnheard) wrong.push("the recorded intent was never sent");
  const expected = expectedEnd(item, truth, target);
  if (!expected.includes(item.state)) wrong.push(`the item ended ${item.state}, expected ${expected.join(" or ")}`);
  return wrong;
}

/**
 * The one right end. Nothing begun: failed if a code was heard, else a person decides. Begun: as the task ended, if the console can know it.
 * @param {Item} item
 * @param {import("../../emulator/emulated-instance").EmulatedInstance} truth
 * @param {string} target
 * @returns {string[]}
 */
function expectedEnd(item, truth, target) {
  const heardOfFlow = item.flow_id !== null;
  switch (truth.flow?.status) {
    case undefined:
      return item.error_code === null ? ["needs_attention"] : ["failed"];
    case "success":
      // Begun only after the call's deadline (the emulator itself was held up): the item may have been read as idle before.
      return truth.flow.startedAt > (item.send_deadline_at ?? Number.POSITIVE_INFINITY)
        ? ["succeeded", "needs_attention"]
        : ["succeeded"];
    case "failed":
    case "undoed":
      return heardOfFlow ? ["failed"] : ["needs_attention"];
    case "paused":
      return !heardOfFlow && truth.status === 2 && truth.ssl === target ? ["succeeded"] : ["needs_attention"];
    case "running":
      return ["no end yet: the task still runs"];
  }
}

/** @param {ItemLife} life */
export function wrongAudit({ item, calls, audit, toReal }) {
  /** @type {string[]} */
  const wrong = [];
  const rows = audit.filter((row) => row.subject_id === item.id);
  const intents = rows.filter((row) => row.action === "ssl.send");
  calls.forEach((call, index) => {
    const before = intents.filter((row) => toReal(row.at) <= call.at + CLOCK_GRAIN_MILLIS);
    if (before.length < index + 1) wrong.push(`call ${index + 1} has no audit row before it`);
  });
  const [first] = rows;
  const leftOut = item.state === "skipped" && rows.length === 1 && first?.outcome === "skipped";
  if (first?.action !== "ssl.change" || (first.outcome !== "intent" && !leftOut))
    wrong.push("the intent is not the first audit row");
  const ends = rows.filter((row) => row.action === "ssl.change" && row.outcome !== "intent");
  const end = item.state === "cancelled" ? "skipped" : item.state;
  if (ends.length !== 1 || ends[0]?.outcome !== end)
    wrong.push(
      `the audit tells the end as ${ends.map((row) => row.outcome).join(", ") || "nothing"}, the item is ${item.state}`,
    );
  return wrong;
}
