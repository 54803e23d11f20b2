/**
 * @typedef {{
 *   intent: import("./console-main.mjs").Task["intent"],
 *   calls: import("../../emulator/call-log").Call[],
 *   truth: import("../../emulator/emulated-instance").EmulatedInstance,
 *   consoles: readonly Pick<import("./killable-console.mjs").KillableConsole, "told" | "audit" | "errors">[],
 *   atKills: readonly import("./read-store.mjs").StoreContent[],
 *   final: import("./read-store.mjs").StoreContent,
 *   toReal: (fast: number) => number,
 * }} Round
 * @typedef {import("../../lib/server/db/schema").ChangeItemTable} Item
 */

/** Codes that say by themselves that nothing was begun; only after one of these the same intent may be sent once more. */
const SURELY_NOT_BEGUN = new Set([
  "InvalidParameterValue.LockFailed",
  "InvalidParameterValue.StatusAbnormal",
  "RequestLimitExceeded",
]);
/** The fast clock's rounding, and the two processes' reading of one real clock. */
const CLOCK_GRAIN_MILLIS = 2;

/**
 * What is wrong after a round, a sentence each; the cloud's own log and truth are the measure.
 * @param {Round} round
 * @returns {string[]}
 */
export function checkRound(round) {
  const { final, calls, consoles } = round;
  const item = final.items[0];
  /** @type {string[]} */
  const wrong = [];
  if (final.items.length > 1) wrong.push(`${final.items.length} items were recorded`);
  const mayHaveBegun = calls.filter(({ outcome }) => !SURELY_NOT_BEGUN.has(outcome));
  if (mayHaveBegun.length > 1) wrong.push(`InstanceEnableSSL was sent ${mayHaveBegun.length} times`);
  if (calls.some(({ params }) => !("Enable" in params) || params.Enable !== (round.intent.target === "enabled")))
    wrong.push("InstanceEnableSSL was sent with the wrong target");
  if (item) wrong.push(...wrongEnd(round, item));
  else if (calls.length > 0) wrong.push("a call was made without a recorded intent");
  wrong.push(...wrongAudit(round, item), ...lost(round, item));
  for (const { errors } of consoles) wrong.push(...errors.map((line) => `a console logged: ${line}`));
  return wrong;
}

/** @param {Round} round @param {Item} item */
function wrongEnd({ atKills, calls, truth, intent }, item) {
  /** @type {string[]} */
  const wrong = [];
  const unheard = item.answer === "lost" || (item.state === "needs_attention" && item.answer === null);
  const killedUnheard = atKills.some(({ items }) => items[0]?.state === "sending" && items[0].answer === null);
  if (
    unheard &&
    !killedUnheard &&
    !calls.some(({ outcome }) => /answer_lost|reset|hang|truncate|no_response|http_error/.test(outcome))
  )
    wrong.push("the answer counts as lost, and nothing lost it");
  if (calls.length === 0 && !killedUnheard) wrong.push("the recorded intent was never sent");
  const expected = expectedEnd(item, truth, intent.target);
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
      return ["succeeded"];
    case "failed":
    case "undoed":
      return heardOfFlow ? ["failed"] : ["needs_attention"];
    case "paused":
      return !heardOfFlow && truth.status === 2 && truth.ssl === target ? ["succeeded"] : ["needs_attention"];
    case "running":
      return ["no end yet: the task still runs"];
  }
}

/** @param {Round} round @param {Item | undefined} item */
function wrongAudit({ final, atKills, calls, toReal }, item) {
  /** @type {string[]} */
  const wrong = [];
  for (const { chain, integrity } of [...atKills, final]) {
    if (!chain.intact) wrong.push(`the audit chain is broken at ${chain.brokenAt}: ${chain.why}`);
    if (integrity !== "ok") wrong.push(`the store is damaged: ${integrity}`);
  }
  if (!item) return wrong;
  const rows = final.audit.filter((row) => row.subject_id === item.id);
  const intents = rows.filter((row) => row.action === "ssl.send");
  calls.forEach((call, index) => {
    const before = intents.filter((row) => toReal(row.at) <= call.at + CLOCK_GRAIN_MILLIS);
    if (before.length < index + 1) wrong.push(`call ${index + 1} has no audit row before it`);
  });
  if (rows[0]?.action !== "ssl.change" || rows[0].outcome !== "intent")
    wrong.push("the intent is not the first audit row");
  const ends = rows.filter((row) => row.action === "ssl.change" && row.outcome !== "intent");
  if (ends.length !== 1 || ends[0]?.outcome !== item.state)
    wrong.push(
      `the audit tells the end as ${ends.map((row) => row.outcome).join(", ") || "nothing"}, the item is ${item.state}`,
    );
  return wrong;
}

/** What was told to somebody must still be there. @param {Round} round @param {Item | undefined} item */
function lost({ consoles, calls, final }, item) {
  /** @type {string[]} */
  const wrong = [];
  const kept = new Map(final.audit.map((row) => [row.id, row.hmac]));
  const answered = calls.find(({ outcome }) => outcome === "answered");
  for (const { audit, told } of consoles) {
    for (const row of audit)
      if (kept.get(row.id) !== row.hmac)
        wrong.push(`an audit row that was logged is gone: ${row.action} ${row.outcome}`);
    for (const line of told) {
      if (line.tell === "thrown") wrong.push(`the verb threw: ${line.message}`);
      if (line.tell === "confirmed") {
        const requestId = line.change?.requestId ?? null;
        if (line.change?.itemId !== item?.id) wrong.push("the confirmed change is gone");
        // That of a refusal gives way to the next attempt's.
        if (requestId !== null && requestId === answered?.requestId && item?.request_id !== requestId)
          wrong.push("the RequestId that was told is gone");
      }
      if (line.tell === "item" && line.item.flow_id !== null && line.item.flow_id !== item?.flow_id)
        wrong.push("a flow id that was kept is gone");
    }
  }
  return wrong;
}
