import { randomUUID } from "node:crypto";
import { drawBehaviour } from "./behaviour.mjs";
import { checkRound } from "./check-round.mjs";
import { SPEED } from "./fast-time.mjs";
import { drawKillMoment, drawRecoveryKills } from "./kill-moment.mjs";
import { seededRandom } from "./seeded-random.mjs";
import { openStage } from "./stage.mjs";

/** @typedef {import("./kill-moment.mjs").Milestone} Milestone */
/** @typedef {import("./killable-console.mjs").KillableConsole} KillableConsole */
/** `resumedMillis`: how late each start went on, see resumed.mjs. @typedef {{ seed: number, behaviour: string, killedIn: string[], end: string, violations: string[], resumedMillis: number[], log: string }} RoundResult */

const REGION = "ap-jakarta";
const START_LIMIT_MILLIS = 90_000;
const SETTLE_LIMIT_MILLIS = 120_000;
/** Facts older than this are read again before a change is sent (FRESH_ENOUGH_MILLIS in lib/domain/change-pace.ts). */
const STALE_FACTS_REAL_MILLIS = 15_000 / SPEED + 100;
const PAUSED_FOR_REAL_MILLIS = 1_500;

const wait = (/** @type {number} */ millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * One round: a console is killed at a moment of a toggle's life, another one starts on the same store and goes on (and may be killed in
 * turn), until everything rests. Then what the cloud and the store tell is compared.
 * @param {number} seed
 * @returns {Promise<RoundResult>}
 */
export async function runRound(seed) {
  const random = seededRandom(seed);
  const behaviour = drawBehaviour(random);
  const moment = drawKillMoment(random, behaviour);
  const target = random.pick(/** @type {const} */ (["enabled", "disabled"]));
  /** @type {"enabled" | "disabled"} */
  const seen = target === "enabled" ? "disabled" : "enabled";
  const staleFacts = random.chance(0.3);
  const recoveryKills = drawRecoveryKills(random);

  const instanceId = `cmgo-${seed.toString(36).padStart(8, "0").slice(-8)}`;
  const intent = { intentId: randomUUID(), region: REGION, instanceId, target, seen, reason: "CHG-1" };
  const part = { instances: 1, intent };
  const { flowMillis, latencyMillis } = behaviour;
  const stage = await openStage({ regions: [REGION], flowMillis, latencyMillis });
  const { emulator, consoles, atKills } = stage;
  emulator.addInstance({ region: REGION, instanceId, ssl: seen });
  const sends = () => emulator.calls({ action: "InstanceEnableSSL" });
  const truth = () => {
    const found = emulator.instance(REGION, instanceId);
    if (!found) throw new Error("The emulator lost its instance.");
    return found;
  };

  /** @type {Record<Milestone, (console: KillableConsole) => boolean>} */
  const reached = {
    asked: () => true,
    recorded: (console) => console.audited("ssl.change", "intent") > 0,
    sending: (console) => console.audited("ssl.send", "intent") > 0,
    arrived: () => sends().length > 0,
    answered: (console) => console.has("confirmed") || console.has("thrown"),
    ended: () => truth().flow !== null && truth().flow?.status !== "running",
  };
  /** @type {string[]} */
  const violations = [];

  try {
    let current = await stage.startKnowing(part);
    if (staleFacts) await wait(STALE_FACTS_REAL_MILLIS);
    for (const rule of behaviour.rules) emulator.addFault(rule);
    current.command("toggle");
    // Not everything is reached in every behaviour: then the kill comes when all rests, or after a while.
    await untilReached(current, reached[moment.after]);
    await wait(moment.millis);
    await stage.killAndRead(current);

    for (const millis of recoveryKills) {
      current = stage.start(part);
      await current.until((console) => console.has("leading"), START_LIMIT_MILLIS);
      await wait(millis);
      await stage.killAndRead(current);
    }

    current = stage.start(part);
    await settle(current, truth, (patch) => emulator.updateInstance(REGION, instanceId, patch), target);
    // The same intent told again, as a browser does that never got its answer: it must find what was recorded.
    if (current.items.length > 0) {
      while (sends().some(({ outcome }) => outcome === "pending")) await wait(20);
      const before = sends().length;
      current.command("toggle");
      await current.until((console) => console.has("confirmed") || console.has("thrown"), START_LIMIT_MILLIS);
      if (sends().length !== before) violations.push("the intent told again was sent again");
    }
    const final = await stage.stopAndRead(current);
    const { toReal } = stage;
    violations.push(...checkRound({ intent, calls: sends(), truth: truth(), consoles, atKills, final, toReal }));
    return {
      seed,
      behaviour: behaviour.name,
      killedIn: atKills.map(({ items }) => items[0]?.state ?? "nothing recorded"),
      end: final.items[0]?.state ?? "nothing recorded",
      violations,
      resumedMillis: [],
      log: JSON.stringify(
        { moment, recoveryKills, staleFacts, behaviour, calls: sends(), truth: truth(), atKills, final },
        null,
        1,
      ),
    };
  } finally {
    await stage.close();
  }
}

const MILESTONE_LIMIT_MILLIS = 5_000;

/** @param {KillableConsole} console @param {(console: KillableConsole) => boolean} reached */
async function untilReached(console, reached) {
  const limit = Date.now() + MILESTONE_LIMIT_MILLIS;
  // The emulator tells nobody what arrives: it is asked each millisecond.
  while (!reached(console) && Date.now() < limit && !(console.has("at rest") && console.items.length > 0))
    await wait(1);
}

/**
 * Until nothing is open. A paused task stops the instance until somebody at the provider resumes it; a console that knows the flow says so
 * and is done, one that doesn't can only see it in process, so here the provider's person comes.
 * @param {KillableConsole} console
 * @param {() => import("../../emulator/emulated-instance").EmulatedInstance} truth
 * @param {(patch: import("../../emulator/emulated-instance").InstancePatch) => void} update
 * @param {"enabled" | "disabled"} target
 */
async function settle(console, truth, update, target) {
  const started = Date.now();
  while (!console.atRest) {
    const [item] = console.items;
    if (console.dead) throw new Error(`The console ended by itself: ${console.errors.join(" ")}`);
    if (Date.now() - started > SETTLE_LIMIT_MILLIS) throw new Error(`Not settled: ${JSON.stringify(item)}`);
    const resumable = truth().flow?.status === "paused" && item?.flow_id === null && item.state === "applying";
    if (resumable && Date.now() - started > PAUSED_FOR_REAL_MILLIS) update({ status: 2, ssl: target });
    await wait(20);
  }
}
