import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../crash/seeded-random.mjs";
import { checkScenario } from "./check-scenario.mjs";
import { Cluster } from "./cluster.mjs";
import { endCluster } from "./end-cluster.mjs";
import { causeFault, NEW_LEADER_WITHIN_MILLIS } from "./fault.mjs";
import { pressSwitch } from "./presses.mjs";

const START_LIMIT_MILLIS = 20_000;
const SETTLED_WITHIN_MILLIS = 240_000;
/** Switches are pressed until this long after the fault: some before it, some while nobody leads, some later. */
const PRESS_ON_MILLIS = 12_000;

/**
 * @typedef {{ servers: number, fault: import("./fault.mjs").Fault["kind"], items: number, faultMillis: number }} Scenario
 * @typedef {{ violations: string[], facts: string, log: string }} ScenarioResult
 */

/** @param {number} seed @param {Scenario} scenario */
function draw(seed, { fault, items, faultMillis }) {
  const random = seededRandom(seed);
  return {
    random,
    target: random.pick(/** @type {const} */ (["enabled", "disabled"])),
    faultAfter: random.between(500, items < 100 ? 3_000 : 12_000),
    whileSending: random.chance(0.6),
    fault: {
      kind: fault,
      millis: faultMillis,
      cutMode: random.pick(/** @type {const} */ (["refuse", "swallow"])),
      cutAll: random.chance(0.3),
    },
  };
}

/**
 * One change over a fleet and switches pressed beside it, with one fault to the leader in the middle.
 * @param {number} seed
 * @param {Scenario} scenario
 * @returns {Promise<ScenarioResult>}
 */
export async function runScenario(seed, scenario) {
  const { random, target, faultAfter, whileSending, fault } = draw(seed, scenario);
  const presses = Math.max(6, Math.round(scenario.items / 10));
  /** @type {string[]} */
  const violations = [];
  const cluster = await Cluster.start({
    servers: scenario.servers,
    instances: scenario.items + presses,
    ssl: target === "enabled" ? "disabled" : "enabled",
  });
  try {
    await cluster.ready();
    cluster.emulator.clearCalls();
    const began = Date.now();
    await startChange(cluster, target, cluster.instances.slice(0, scenario.items));

    // On servers that stand by and answer; whoever is frozen or gone gets no visitors.
    let away = /** @type {import("./cluster.mjs").Server | null} */ (null);
    const choose = () => {
      const there = cluster.servers.filter((server) => server !== away && !server.process.dead);
      const standing = there.filter((server) => server !== cluster.leader());
      return random.pick(standing.length > 0 ? standing : there);
    };
    const pressing = Promise.all(
      cluster.instances.slice(scenario.items).map(async (instance, index) => {
        await wait((index * (faultAfter + PRESS_ON_MILLIS)) / presses);
        return pressSwitch({ instance, target, choose, leader: () => cluster.leader(), violations });
      }),
    );

    await wait(faultAfter);
    if (whileSending)
      await cluster.until("a call is under way", 10_000, async () => (await cluster.store.sending()).length > 0);
    const had = await causeFault(cluster, fault, (server) => {
      away = server;
    });
    // A cut of 10 s may end before the lease does: then nobody need take over.
    if (fault.kind !== "cut" && (had.newLeaderMillis ?? Number.POSITIVE_INFINITY) > NEW_LEADER_WITHIN_MILLIS)
      violations.push(`a new leader after ${had.newLeaderMillis} ms`);
    const pressed = (await pressing).filter((one) => one !== null);
    await cluster.until("everything has ended", SETTLED_WITHIN_MILLIS, async () => {
      const [open] = await cluster.store.rows("select count(*) as count from change_items where ended_at is null");
      return Number(open.count) === 0;
    });
    const settledSeconds = (Date.now() - began) / 1000;

    const { stoppedAt, handedOverMillis } = await endCluster(cluster, violations);
    const items = await cluster.store.rows("select * from change_items");
    const calls = cluster.emulator.calls();
    violations.push(
      ...checkScenario({
        servers: cluster.servers.map(({ name, cloud, process, past }) => ({
          name,
          host: cloud.host,
          epochs: [...past, process].flatMap(({ epochs }) => epochs),
        })),
        reigns: cluster.store.reigns,
        calls,
        items,
        expected: cluster.instances.map(({ instanceId }) => instanceId),
        sendingAtFault: had.sending,
        ssl: (id) => cluster.emulator.instances().find(({ instanceId }) => instanceId === id)?.ssl,
      }),
    );
    const byVictim = calls.filter(
      ({ host, at }) => host === had.victim.cloud.host && at > had.mendedAt && at < stoppedAt,
    ).length;
    const waits = pressed
      .filter((one) => one.follower && one.answered)
      .map(({ millis }) => millis)
      .sort((a, b) => a - b);
    const facts = [
      `${items.length} items`,
      fault.kind === "cut" ? `${fault.cutMode}, ${fault.cutAll ? "all servers" : "the leader"}` : null,
      had.newLeaderMillis === null
        ? "it kept its lease"
        : `new leader after ${(had.newLeaderMillis / 1000).toFixed(1)} s`,
      `${had.sending.length} sending at the fault`,
      `${items.filter(({ state }) => state === "needs_attention").length} need attention`,
      fault.kind === "kill" ? null : `${byVictim} calls of it from then on`,
      `settled ${settledSeconds.toFixed(0)} s after the start`,
      `${pressed.length} switches, ${waits.length} answered on followers`,
      waits.length > 0 ? `${waits[Math.floor(waits.length / 2)]} ms median, ${waits.at(-1)} ms longest` : null,
      `handed over in ${handedOverMillis} ms`,
    ];
    return {
      violations,
      facts: facts.filter((fact) => fact !== null).join(", "),
      log: JSON.stringify({
        reigns: cluster.store.reigns,
        fault: { ...fault, at: had.at, mendedAt: had.mendedAt, sending: had.sending },
        pressed,
        errors: cluster.servers.map(({ past, process }) => [...past, process].map(({ errors }) => errors)),
      }),
    };
  } finally {
    await cluster.close();
  }
}

/** By somebody on a server that stands by. @param {Cluster} cluster @param {"enabled" | "disabled"} target @param {import("./replica-main.mjs").Name[]} keys */
async function startChange(cluster, target, keys) {
  const server = cluster.servers.find((candidate) => candidate !== cluster.leader());
  if (!server || !cluster.leader()) throw new Error("Nobody leads, or nobody stands by.");
  const intentId = randomUUID();
  const settings = { canary: 0, perRegion: 8, atOnce: 20, onFailure: /** @type {const} */ ("continue") };
  server.process.command({ do: "change", intentId, target, keys, settings });
  const started = await server.process.until(
    (told) => (told.tell === "started" || told.tell === "thrown") && told.intentId === intentId,
    START_LIMIT_MILLIS,
  );
  if (started?.tell !== "started") throw new Error(`The change was not started: ${JSON.stringify(started)}`);
}
