import { checkItem, wasCut } from "./check-item.mjs";
import { checkStore } from "./check-store.mjs";

/**
 * @typedef {{
 *   target: "enabled" | "disabled",
 *   settings: import("../../lib/domain/change-settings").ChangeSettings,
 *   eligible: ReadonlySet<string>,
 *   faulty?: ReadonlySet<string>,
 *   calls: readonly import("../../emulator/call-log").Call[],
 *   fleet: readonly import("../../emulator/emulated-instance").EmulatedInstance[],
 *   resumed: readonly number[],
 *   resumeLimitMillis: number,
 *   consoles: readonly Pick<import("./killable-console.mjs").KillableConsole, "told" | "audit" | "errors" | "unheardIn">[],
 *   atKills: readonly import("./read-store.mjs").StoreContent[],
 *   final: import("./read-store.mjs").StoreContent,
 *   toReal: (fast: number) => number,
 * }} BulkRound
 * `calls`: every InstanceEnableSSL. `eligible`: ids that the review lets in; the others of the fleet are left out with a reason.
 */

/**
 * What is wrong after a round of one change over many instances, a sentence each.
 * @param {BulkRound} round
 * @returns {string[]}
 */
export function checkBulkRound(round) {
  const wrong = wrongWhole(round);
  for (const life of livesOf(round))
    wrong.push(...[...checkItem(life), ...wrongReason(round, life)].map((what) => `${life.item.instance_id}: ${what}`));
  return wrong;
}

/** What is wrong with a round beside its items, each by itself. @param {BulkRound} round @returns {string[]} */
export function wrongWhole(round) {
  const { final, atKills, fleet, resumed } = round;
  /** @type {string[]} */
  const wrong = [];
  for (const { items, changes } of [...atKills, final])
    if (items.length !== changes.length * fleet.length)
      wrong.push(`${changes.length} changes with ${items.length} items were found: not recorded whole`);
  if (final.changes.length !== 1) wrong.push(`${final.changes.length} changes were recorded`);
  if (final.changes.some(({ ended_at }) => ended_at === null)) wrong.push("the change has not ended");
  wrong.push(...wrongPace(round), ...checkStore(round));
  for (const millis of resumed)
    if (millis > round.resumeLimitMillis) wrong.push(`the change went on ${Math.round(millis)} ms after a start`);
  return wrong;
}

/** Each item's whole life, by the store and by the cloud. @param {BulkRound} round @returns {import("./check-item.mjs").ItemLife[]} */
export function livesOf(round) {
  const { final, atKills, calls, fleet, target } = round;
  const killedAs = atKills.map(({ items }) => new Map(items.map((item) => [item.id, item])));
  return final.items.map((item) => {
    const truth = fleet.find((instance) => instance.instanceId === item.instance_id);
    if (!truth) throw new Error(`The emulator lost ${item.instance_id}.`);
    return {
      item,
      target,
      truth,
      calls: calls.filter(({ instanceId }) => instanceId === item.instance_id),
      killedAs: killedAs.flatMap((items) => items.get(item.id) ?? []),
      timedOut: wasCut(item, round),
      audit: final.audit,
      toReal: round.toReal,
    };
  });
}

/**
 * Who may end how, beyond what holds for each item by itself.
 * @param {BulkRound} round
 * @param {import("./check-item.mjs").ItemLife} life
 */
export function wrongReason({ eligible, final }, { item }) {
  /** @type {string[]} */
  const wrong = [];
  if ((item.state === "skipped") === eligible.has(item.instance_id))
    wrong.push(`it is ${item.state} (${item.skip_reason}), eligible: ${eligible.has(item.instance_id)}`);
  const cancelled = final.audit.some((row) => row.action === "change.cancel");
  if (item.state === "cancelled" && !cancelled) wrong.push("it is cancelled, and nobody did");
  return wrong;
}

/** Never more tasks at the same time than the settings allow, by the cloud's own times. @param {BulkRound} round */
function wrongPace({ settings, fleet }) {
  /** @type {string[]} */
  const wrong = [];
  const most = mostAtOnce(fleet);
  if (most > settings.atOnce) wrong.push(`${most} instances were under way at once, allowed ${settings.atOnce}`);
  for (const region of new Set(fleet.map((instance) => instance.region))) {
    const here = mostAtOnce(fleet.filter((instance) => instance.region === region));
    if (here > settings.perRegion)
      wrong.push(`${here} instances were under way at once in ${region}, allowed ${settings.perRegion}`);
  }
  return wrong;
}

/** @param {BulkRound["fleet"]} fleet */
function mostAtOnce(fleet) {
  const flows = fleet.flatMap(({ flow }) => flow ?? []);
  return Math.max(
    0,
    ...flows.map(
      ({ startedAt }) => flows.filter((other) => other.startedAt <= startedAt && startedAt < other.endsAt).length,
    ),
  );
}
