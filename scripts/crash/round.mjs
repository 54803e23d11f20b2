import { randomUUID } from "node:crypto";
import { loadTypescript } from "../start/load-typescript.mjs";
import { drawBehaviour } from "./behaviour.mjs";
import { checkRound } from "./check-round.mjs";
import { fastClock, realTime, SPEED } from "./fast-time.mjs";
import { drawKillMoment, drawRecoveryKillMillis } from "./kill-moment.mjs";
import { KillableConsole } from "./killable-console.mjs";
import { readStore } from "./read-store.mjs";
import { seededRandom } from "./seeded-random.mjs";

/** @typedef {import("./kill-moment.mjs").Milestone} Milestone */
/** @typedef {{ seed: number, behaviour: string, killedIn: string[], end: string, violations: string[], log: string }} RoundResult */

const REGION = "ap-jakarta";
const START_LIMIT_MILLIS = 30_000;
const SETTLE_LIMIT_MILLIS = 40_000;
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
  /** @type {typeof import("../../emulator/start-emulator")} */
  const { startEmulator } = await loadTypescript("emulator/start-emulator.ts");
  /** @type {typeof import("../../lib/server/testing/test-store")} */
  const { makeTestStore } = await loadTypescript("lib/server/testing/test-store.ts");
  /** @type {typeof import("../../lib/server/testing/test-config")} */
  const { testConfig } = await loadTypescript("lib/server/testing/test-config.ts");

  const random = seededRandom(seed);
  const behaviour = drawBehaviour(random);
  const moment = drawKillMoment(random, behaviour);
  const target = random.pick(/** @type {const} */ (["enabled", "disabled"]));
  const seen = target === "enabled" ? "disabled" : "enabled";
  const staleFacts = random.chance(0.3);
  const recoveryKills = random.chance(0.4) ? [drawRecoveryKillMillis(random)] : [];
  if (recoveryKills.length > 0 && random.chance(0.3)) recoveryKills.push(drawRecoveryKillMillis(random));

  const origin = Date.now();
  const clock = fastClock(origin);
  const instanceId = `cmgo-${seed.toString(36).padStart(8, "0").slice(-8)}`;
  const emulator = await startEmulator({
    seed: "empty",
    now: () => clock.now(),
    flowMillis: behaviour.flowMillis,
    latencyMillis: behaviour.latencyMillis,
  });
  emulator.addInstance({ region: REGION, instanceId, ssl: seen });
  const testStore = await makeTestStore();
  const plain = testConfig({
    store: testStore.config,
    dataDir: testStore.dataDir,
    endpoint: emulator.url,
    regions: [REGION],
  });
  /** @type {import("./console-main.mjs").Task} */
  const task = {
    config: { ...plain, reconcileSeconds: 2 },
    origin,
    intent: { intentId: randomUUID(), region: REGION, instanceId, target, seen, reason: "CHG-1" },
  };
  const sends = () => emulator.calls({ action: "InstanceEnableSSL" });
  const truth = () => {
    const found = emulator.instance(REGION, instanceId);
    if (!found) throw new Error("The emulator lost its instance.");
    return found;
  };

  /** @type {Record<Milestone, (console: KillableConsole) => boolean>} */
  const reached = {
    asked: () => true,
    recorded: (console) => console.audited("ssl.change", "intent"),
    sending: (console) => console.audited("ssl.send", "intent"),
    arrived: () => sends().length > 0,
    answered: (console) => console.has("confirmed") || console.has("thrown"),
    ended: () => truth().flow !== null && truth().flow?.status !== "running",
  };

  /** Every console of this round. @type {KillableConsole[]} */
  const consoles = [];
  const start = () => {
    const console = new KillableConsole(task);
    consoles.push(console);
    return console;
  };
  /** @type {string[]} */
  const violations = [];
  /** @type {import("./read-store.mjs").StoreContent[]} */
  const atKills = [];
  const killAndRead = async (/** @type {KillableConsole} */ console) => {
    await console.kill();
    atKills.push(await readStore(task.config, origin));
  };

  try {
    let current = start();
    if (!(await current.until((console) => console.has("known"), START_LIMIT_MILLIS)))
      throw new Error(`The console did not come up: ${current.errors.join(" ")}`);
    if (staleFacts) await wait(STALE_FACTS_REAL_MILLIS);
    for (const rule of behaviour.rules) emulator.addFault(rule);
    current.command("toggle");
    // Not everything is reached in every behaviour: then the kill comes when all rests, or after a while.
    await untilReached(current, reached[moment.after]);
    await wait(moment.millis);
    await killAndRead(current);

    for (const millis of recoveryKills) {
      current = start();
      await current.until((console) => console.has("leading"), START_LIMIT_MILLIS);
      await wait(millis);
      await killAndRead(current);
    }

    current = start();
    await settle(current, truth, (patch) => emulator.updateInstance(REGION, instanceId, patch), target);
    while (sends().some(({ outcome }) => outcome === "pending")) await wait(20);
    // The same intent told again, as a browser does that never got its answer: it must find what was recorded.
    if (current.item !== null) {
      const before = sends().length;
      current.command("toggle");
      await current.until((console) => console.has("confirmed") || console.has("thrown"), START_LIMIT_MILLIS);
      if (sends().length !== before) violations.push("the intent told again was sent again");
    }
    current.command("stop");
    await current.closed();
    const final = await readStore(task.config, origin);
    violations.push(
      ...checkRound({
        intent: task.intent,
        calls: sends(),
        truth: truth(),
        consoles,
        atKills,
        final,
        toReal: (fast) => realTime(origin, fast),
      }),
    );
    const item = final.items[0];
    return {
      seed,
      behaviour: behaviour.name,
      killedIn: atKills.map(({ items }) => items[0]?.state ?? "nothing recorded"),
      end: item?.state ?? "nothing recorded",
      violations,
      log: JSON.stringify(
        { moment, recoveryKills, staleFacts, behaviour, calls: sends(), truth: truth(), atKills, final },
        null,
        1,
      ),
    };
  } finally {
    for (const console of consoles) if (!console.dead) await console.kill();
    await emulator.close();
    await testStore.remove();
  }
}

const MILESTONE_LIMIT_MILLIS = 5_000;

/** @param {KillableConsole} console @param {(console: KillableConsole) => boolean} reached */
async function untilReached(console, reached) {
  const limit = Date.now() + MILESTONE_LIMIT_MILLIS;
  // The emulator tells nobody what arrives: it is asked each millisecond.
  while (!reached(console) && Date.now() < limit && !(console.has("at rest") && console.item !== null)) await wait(1);
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
  while (!console.has("at rest") || (console.item !== null && !isAtRest(console))) {
    if (console.dead) throw new Error(`The console ended by itself: ${console.errors.join(" ")}`);
    if (Date.now() - started > SETTLE_LIMIT_MILLIS) throw new Error(`Not settled: ${JSON.stringify(console.item)}`);
    const { flow } = truth();
    const resumable = flow?.status === "paused" && console.item?.flow_id === null && console.item.state === "applying";
    if (resumable && Date.now() - started > PAUSED_FOR_REAL_MILLIS) update({ status: 2, ssl: target });
    await wait(20);
  }
}

/** @param {KillableConsole} console */
function isAtRest(console) {
  return (
    console.told.findLastIndex(({ tell }) => tell === "at rest") >
    console.told.findLastIndex(({ tell }) => tell === "item")
  );
}
