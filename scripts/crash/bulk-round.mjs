import { randomUUID } from "node:crypto";
import { drawBulkBehaviour } from "./bulk-behaviour.mjs";
import { drawBulkKill } from "./bulk-kill.mjs";
import { checkBulkRound } from "./check-bulk-round.mjs";
import { checkRotationRound } from "./check-rotation-round.mjs";
import { drawRecoveryKills } from "./kill-moment.mjs";
import { resumeUnknownFlows } from "./provider.mjs";
import { resumedMillis } from "./resumed.mjs";
import { seededRandom } from "./seeded-random.mjs";
import { openStage } from "./stage.mjs";

/** @typedef {import("./killable-console.mjs").KillableConsole} KillableConsole */

const REGIONS = ["ap-guangzhou", "ap-jakarta", "ap-singapore", "eu-frankfurt"];
const ITEMS = 100;
/** Each of a rotation is sent to twice. */
const ROTATED = 50;
/** Left out by the review: their version has no SSL. */
const TOO_OLD = 3;
/** Faster than any account's, yet not a burst that the call's own time-out would cut on a busy machine. */
const CALLS_PER_SECOND = 150;
const START_LIMIT_MILLIS = 90_000;
const MILESTONE_LIMIT_MILLIS = 15_000;
const SETTLE_LIMIT_MILLIS = 180_000;
const PAUSED_FOR_REAL_MILLIS = 1_500;

/**
 * Nobody may have to wait longer until the change goes on after a start. On PostgreSQL another process may lead, so the dead one's lease (10 s,
 * by the database's clock) has to run out first.
 */
const RESUME_LIMIT_MILLIS = process.env.TEST_DATABASE_URL ? 15_000 : 10_000;

const wait = (/** @type {number} */ millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * One round: a console is killed at a moment of the life of a change over 100 instances (of a rotation over 50), another one starts on the same store and goes on
 * (and may be killed in turn), until everything rests. Then what the cloud and the store tell is compared, instance by instance.
 * @param {number} seed
 * @param {boolean} [rotates]
 * @returns {Promise<import("./round.mjs").RoundResult>}
 */
export async function runBulkRound(seed, rotates = false) {
  const random = seededRandom(seed);
  const ids = Array.from({ length: rotates ? ROTATED : ITEMS }, (_, index) => `cmgo-${String(index).padStart(8, "0")}`);
  const behaviour = drawBulkBehaviour(random, ids, rotates);
  const kill = drawBulkKill(random, rotates);
  const single = random.pick(/** @type {const} */ (["enabled", "disabled"]));
  const target = rotates ? /** @type {const} */ ("rotate") : single;
  const recoveryKills = drawRecoveryKills(random);
  const { settings, act, flowMillis, latencyMillis } = behaviour;
  const change = { intentId: randomUUID(), target, settings, reason: "CHG-1" };
  const part = { instances: ids.length + TOO_OLD, change };
  const stage = await openStage({ regions: REGIONS, flowMillis, latencyMillis, callsPerSecond: CALLS_PER_SECOND });
  const { emulator, consoles, atKills } = stage;
  const ssl = target === "enabled" ? "disabled" : "enabled";
  for (const [index, instanceId] of ids.entries())
    emulator.addInstance({ region: REGIONS[index % REGIONS.length], instanceId, ssl });
  for (let index = 0; index < TOO_OLD; index += 1)
    emulator.addInstance({ region: REGIONS[0], instanceId: `cmgo-old0000${index}`, ssl, mongoVersion: "MONGO_36_WT" });

  const sends = () => emulator.calls({ action: "InstanceEnableSSL" });
  const allConsoles = (/** @type {(console: KillableConsole) => number} */ count) =>
    consoles.reduce((sum, console) => sum + count(console), 0);
  const sent = () => allConsoles((console) => console.audited("ssl.send", "intent"));
  /** @type {Record<import("./bulk-kill.mjs").BulkMilestone, () => number>} */
  const seen = {
    asked: () => 1,
    recorded: () =>
      Math.min(
        1,
        allConsoles((console) => console.audited("ssl.change", "intent")),
      ),
    sending: sent,
    arrived: () => sends().length,
    turned: () => allConsoles((console) => console.audited("rotation.off", "succeeded")),
    settled: () =>
      allConsoles(({ audit }) => audit.filter((row) => row.action === "ssl.change" && ENDED.has(row.outcome)).length),
  };
  let acted = act === null;
  let resumedAt = 0;
  /** What people do while it runs: one act at its moment, resuming what has paused, and the provider's own person. @param {KillableConsole} console */
  const people = (console) => {
    if (!acted && act !== null && sent() >= act.afterSent) {
      acted = true;
      console.command(act.command);
    }
    if (console.pausedMillis() > PAUSED_FOR_REAL_MILLIS && Date.now() - resumedAt > PAUSED_FOR_REAL_MILLIS) {
      resumedAt = Date.now();
      console.command("resume");
    }
  };

  try {
    let current = await stage.startKnowing(part);
    for (const { rules } of behaviour.faults) for (const rule of rules) emulator.addFault(rule);
    current.command("start");
    const limit = Date.now() + MILESTONE_LIMIT_MILLIS;
    while (seen[kill.after]() < kill.count && Date.now() < limit && !isOver(current)) {
      people(current);
      await wait(1);
    }
    await wait(kill.millis);
    await stage.killAndRead(current);

    for (const millis of recoveryKills) {
      current = stage.start(part);
      await current.until((console) => console.has("leading"), START_LIMIT_MILLIS);
      await wait(millis);
      await stage.killAndRead(current);
    }

    current = stage.start(part);
    await current.until((console) => console.has("leading"), START_LIMIT_MILLIS);
    // The same start told again, as a browser does that never got its answer: it records the change, or finds it.
    current.command("start");
    const started = Date.now();
    while (!isOver(current)) {
      if (current.dead) throw new Error(`The console ended by itself: ${current.errors.join(" ")}`);
      if (Date.now() - started > SETTLE_LIMIT_MILLIS)
        throw new Error(`Not settled: ${JSON.stringify(current.items.filter(({ state }) => OPEN.has(state)))}`);
      people(current);
      if (Date.now() - started > PAUSED_FOR_REAL_MILLIS) resumeUnknownFlows(emulator, current);
      await wait(20);
    }
    const final = await stage.stopAndRead(current);
    const calls = sends();
    const resumed = resumedMillis(stage);
    const check = rotates ? checkRotationRound : checkBulkRound;
    const violations = check({
      target: single,
      faulty: new Set(behaviour.faults.map(({ instanceId }) => instanceId)),
      settings,
      eligible: new Set(ids),
      calls,
      fleet: emulator.instances(),
      resumed,
      resumeLimitMillis: RESUME_LIMIT_MILLIS,
      consoles,
      atKills,
      final,
      toReal: stage.toReal,
    });
    return {
      seed,
      behaviour: `${ids.length} instances${rotates ? " rotated" : ""}, ${behaviour.faults.length} faulty${act ? `, ${act.command} after ${act.afterSent}` : ""}`,
      killedIn: atKills.map(({ items }) => counted(items)),
      end: counted(final.items),
      violations,
      resumedMillis: resumed,
      log: JSON.stringify(
        { kill, recoveryKills, settings, act, told: lives(violations, stage, behaviour, final) },
        null,
        1,
      ),
    };
  } finally {
    await stage.close();
  }
}

/**
 * All about the instances that are named in what is wrong.
 * @param {readonly string[]} violations
 * @param {import("./stage.mjs").Stage} stage
 * @param {import("./bulk-behaviour.mjs").BulkBehaviour} behaviour
 * @param {import("./read-store.mjs").StoreContent} final
 */
function lives(violations, { emulator, atKills }, { faults }, final) {
  const named = final.items.filter((item) => violations.some((what) => what.startsWith(`${item.instance_id}:`)));
  return named.map((item) => ({
    item,
    killedAs: atKills.flatMap(({ items }) => items.filter(({ id }) => id === item.id)),
    audit: final.audit.filter(({ subject_id }) => subject_id === item.id),
    faults: faults.find(({ instanceId }) => instanceId === item.instance_id) ?? "none",
    calls: emulator.calls({ instanceId: item.instance_id }),
    truth: emulator.instance(item.region, item.instance_id),
  }));
}

/** @param {KillableConsole} console */
const isOver = (console) => console.atRest && console.items.length > 0;

const ENDED = new Set(["succeeded", "failed", "needs_attention"]);
const OPEN = new Set(["queued", "claimed", "sending", "applying"]);

/** @param {readonly { state: string }[]} items */
function counted(items) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(" + ") || "nothing recorded";
}
