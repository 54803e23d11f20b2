import { livesOf, wrongReason, wrongWhole } from "./check-bulk-round.mjs";
import { mayHaveBegun, wrongAudit } from "./check-item.mjs";

/**
 * What is wrong after a round of one rotation over many instances, a sentence each: besides what holds for any change, at most one call a step,
 * off before on, and no instance that ends off without being said so.
 * @param {import("./check-bulk-round.mjs").BulkRound} round
 * @returns {string[]}
 */
export function checkRotationRound(round) {
  const wrong = wrongWhole(round);
  for (const life of livesOf(round)) {
    const all = [...wrongSteps(life), ...wrongEnd(round, life), ...wrongAudit(life), ...wrongReason(round, life)];
    wrong.push(...all.map((what) => `${life.item.instance_id}: ${what}`));
  }
  return wrong;
}

/** @typedef {import("./check-item.mjs").ItemLife} ItemLife */

/** @param {ItemLife["calls"][number]} call */
const turnsOn = ({ params }) => "Enable" in params && params.Enable === true;

/** @param {ItemLife} life */
function wrongSteps({ calls, item, audit }) {
  /** @type {string[]} */
  const wrong = [];
  const on = calls.filter(turnsOn);
  const off = calls.filter((call) => !turnsOn(call));
  for (const [name, step] of /** @type {const} */ ([
    ["off", off],
    ["on", on],
  ])) {
    const sent = mayHaveBegun(step).length;
    if (sent > 1) wrong.push(`it was switched ${name} ${sent} times`);
  }
  if (on.some((call) => off.every((before) => before.at > call.at))) wrong.push("it was switched on before off");
  const turned = audit.filter((row) => row.subject_id === item.id && row.action === "rotation.off").length;
  if (turned !== (item.step === 2 ? 1 : 0)) wrong.push(`it is in step ${item.step}, and was seen off ${turned} times`);
  if (on.length > 0 && turned === 0) wrong.push("it was switched on, and nothing says that it was seen off");
  return wrong;
}

/** @param {import("./check-bulk-round.mjs").BulkRound} round @param {ItemLife} life */
function wrongEnd({ faulty }, { item, calls, truth, killedAs, timedOut, audit }) {
  const begun = mayHaveBegun(calls).length;
  if (item.state === "cancelled" || item.state === "skipped")
    return begun === 0 ? [] : [`it is ${item.state}, and InstanceEnableSSL was sent`];
  /** @type {string[]} */
  const wrong = [];
  if (item.state === "succeeded" && (truth.ssl !== "enabled" || item.step !== 2))
    wrong.push(`it succeeded in step ${item.step}, and SSL is ${truth.ssl}`);
  const killedUnheard = killedAs.some(({ state, answer }) => state === "sending" && answer === null);
  if (item.state !== "succeeded" && !killedUnheard && !timedOut && !faulty?.has(item.instance_id))
    wrong.push(`it ended ${item.state}, and nothing went wrong with it`);
  // Begun only after the call's deadline: it may be carried out after the last look, and is found by the next reading of the list.
  const late = (truth.flow?.startedAt ?? 0) > (item.send_deadline_at ?? Number.POSITIVE_INFINITY);
  if (truth.ssl !== "enabled" && item.ended_off === null && !late) wrong.push("SSL is off, and nothing says so");
  const said = audit.some((row) => row.subject_id === item.id && row.action === "rotation.ended-off");
  if (item.ended_off === 1 && !said) wrong.push("it ended with SSL off, and the audit does not say so");
  return wrong;
}
