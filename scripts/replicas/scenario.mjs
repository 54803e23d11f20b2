import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../crash/seeded-random.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { checkScenario } from "./check-scenario.mjs";
import { Cluster } from "./cluster.mjs";
import { pressSwitch } from "./presses.mjs";

/** The promise: a lease of 10 s, looks, and some. */
const NEW_LEADER_WITHIN_MILLIS = 15_000;
/** Told by a message, not by the lease's end. */
const HANDED_OVER_WITHIN_MILLIS = 3_000;
const SETTLED_WITHIN_MILLIS = 240_000;
/** A transaction that was on its way when its process was stopped has arrived or never will. */
const IN_FLIGHT_MILLIS = 100;

/**
 * @typedef {{ servers: number, fault: "kill" | "freeze" | "cut", items: number, faultMillis: number }} Scenario
 * @typedef {{ violations: string[], facts: string, log: string }} ScenarioResult
 */

/**
 * One change over a fleet and switches pressed beside it, with one fault to the leader in the middle.
 * @param {number} seed
 * @param {Scenario} scenario
 * @returns {Promise<ScenarioResult>}
 */
export async function runScenario(seed, { servers: count, fault, items, faultMillis }) {
  const random = seededRandom(seed);
  const target = random.pick(/** @type {const} */ (["enabled", "disabled"]));
  const presses = Math.max(6, Math.round(items / 10));
  const faultAfter = random.between(500, items < 100 ? 3_000 : 12_000);
  const whileSending = random.chance(0.6);
  const cutMode = random.pick(/** @type {const} */ (["refuse", "swallow"]));
  const cutAll = random.chance(0.3);
  /** @type {string[]} */
  const violations = [];
  const cluster = await Cluster.start({
    servers: count,
    instances: items + presses,
    ssl: target === "enabled" ? "disabled" : "enabled",
  });
  try {
    await cluster.ready();
    const leader = cluster.leader();
    const follower = cluster.servers.find((server) => server !== leader);
    if (!leader || !follower) throw new Error("Nobody leads, or nobody stands by.");
    cluster.emulator.clearCalls();
    const began = Date.now();

    const inChange = cluster.instances.slice(0, items);
    const pressedOn = cluster.instances.slice(items);
    const intentId = randomUUID();
    const settings = { canary: 0, perRegion: 8, atOnce: 20, onFailure: /** @type {const} */ ("continue") };
    follower.process.command({ do: "change", intentId, target, keys: inChange, settings });
    const started = await follower.process.until(
      (told) => (told.tell === "started" || told.tell === "thrown") && told.intentId === intentId,
      20_000,
    );
    if (started?.tell !== "started") throw new Error(`The change was not started: ${JSON.stringify(started)}`);

    // On servers that stand by and answer; whoever is frozen or gone gets no visitors.
    let away = /** @type {import("./cluster.mjs").Server | null} */ (null);
    const choose = () => {
      const there = cluster.servers.filter((server) => server !== away && !server.process.dead);
      const standing = there.filter((server) => server !== cluster.leader());
      return random.pick(standing.length > 0 ? standing : there);
    };
    const pressing = Promise.all(
      pressedOn.map(async (instance, index) => {
        await wait((index * (faultAfter * 2 + 12_000)) / presses);
        return pressSwitch({ instance, target, choose, leader: () => cluster.leader(), violations });
      }),
    );

    await wait(faultAfter);
    if (whileSending)
      await cluster.until("a call is under way", 10_000, async () => (await cluster.store.sending()).length > 0);
    const victim = cluster.leader() ?? leader;
    const epochBefore = cluster.store.reigns.at(-1)?.epoch ?? 0;
    const faultAt = Date.now();
    const cut = cutAll ? cluster.servers : [victim];
    if (fault === "kill") {
      await victim.process.kill();
      away = victim;
    } else if (fault === "freeze") {
      victim.process.freeze();
      away = victim;
    } else for (const { store } of cut) store.cut(cutMode);
    await wait(fault === "kill" ? 0 : IN_FLIGHT_MILLIS);
    const sendingAtFault = await cluster.store.sending();

    const successor = () => cluster.store.reigns.find(({ epoch }) => epoch > epochBefore);
    if (fault === "kill") {
      await cluster.until("another leads", 2 * NEW_LEADER_WITHIN_MILLIS, () => successor() !== undefined);
      cluster.restart(victim);
      away = null;
    } else {
      await wait(faultAt + faultMillis - Date.now());
      if (fault === "freeze") victim.process.wake();
      else for (const { store } of cut) store.mend();
      away = null;
    }
    const mendedAt = Date.now();
    const pressed = (await pressing).filter((one) => one !== null);

    await cluster.until("everything has ended", SETTLED_WITHIN_MILLIS, async () => {
      const [open] = await cluster.store.rows("select count(*) as count from change_items where ended_at is null");
      return Number(open.count) === 0;
    });
    const settledAt = Date.now();
    const newLeaderMillis = (successor()?.since ?? Number.POSITIVE_INFINITY) - faultAt;
    // A cut of 10 s may end before the lease does: then nobody need take over.
    if (fault !== "cut" && newLeaderMillis > NEW_LEADER_WITHIN_MILLIS)
      violations.push(`a new leader after ${newLeaderMillis} ms`);

    const last = cluster.leader();
    const reignsBefore = cluster.store.reigns.length;
    const stoppedAt = Date.now();
    await last?.process.stop();
    await cluster.until(
      "it was handed over",
      2 * NEW_LEADER_WITHIN_MILLIS,
      () => cluster.store.reigns.length > reignsBefore,
    );
    const handedOverMillis = (cluster.store.reigns.at(-1)?.since ?? 0) - stoppedAt;
    if (handedOverMillis > HANDED_OVER_WITHIN_MILLIS) violations.push(`handed over in ${handedOverMillis} ms`);
    for (const { process } of cluster.servers) if (!process.dead) await process.stop();

    const chain = await auditVerdict(cluster);
    if (!chain.intact) violations.push(`the audit chain is broken at ${chain.brokenAt}: ${chain.why}`);
    const all = cluster.servers.flatMap(({ name, cloud, process, past }) =>
      [...past, process].map((one) => ({ name, host: cloud.host, epochs: one.epochs, one })),
    );
    for (const { one } of all)
      for (const line of one.errors.filter((error) => !isAllowed(error))) violations.push(`${one.name} logged ${line}`);
    for (const { process } of cluster.servers)
      if (!process.isEnding) violations.push(`${process.name} ended by itself`);
    const endedItems = await cluster.store.rows("select * from change_items");
    const calls = cluster.emulator.calls();
    violations.push(
      ...checkScenario({
        servers: all,
        reigns: cluster.store.reigns,
        calls,
        items: endedItems,
        expected: cluster.instances.map(({ instanceId }) => instanceId),
        sendingAtFault,
        ssl: (id) => cluster.emulator.instances().find(({ instanceId }) => instanceId === id)?.ssl,
      }),
    );
    const attention = endedItems.filter(({ state }) => state === "needs_attention").length;
    const waits = pressed
      .filter((one) => one.follower && one.answered)
      .map(({ millis }) => millis)
      .sort((a, b) => a - b);
    return {
      violations,
      facts: [
        `${endedItems.length} items`,
        fault === "cut" ? `${cutMode}, ${cutAll ? "all servers" : "the leader"}` : "",
        Number.isFinite(newLeaderMillis)
          ? `new leader after ${(newLeaderMillis / 1000).toFixed(1)} s`
          : "the leader kept its lease",
        `${sendingAtFault.length} sending at the fault`,
        `${attention} need attention`,
        fault === "kill"
          ? ""
          : `${calls.filter((call) => call.host === victim.cloud.host && call.at > mendedAt && call.at < stoppedAt).length} calls of it from then on`,
        `settled ${((settledAt - began) / 1000).toFixed(0)} s after the start`,
        `${pressed.length} switches, on followers ${waits.at(Math.floor(waits.length / 2)) ?? "-"} ms median, ${waits.at(-1) ?? "-"} ms longest`,
        `handed over in ${handedOverMillis} ms`,
      ]
        .filter((fact) => fact !== "")
        .join(", "),
      log: JSON.stringify({
        reigns: cluster.store.reigns,
        sendingAtFault,
        faultAt,
        mendedAt,
        pressed,
        errors: all.map(({ one }) => one.errors),
      }),
    };
  } finally {
    await cluster.close();
  }
}

/** While the store is away, the loops say so; nothing else is an error. @param {string} line */
function isAllowed(line) {
  return /store_unavailable|could not be kept|failed a turn|could not be worked on|ECONNREFUSED|ECONNRESET/.test(line);
}

/** @param {Cluster} cluster */
async function auditVerdict(cluster) {
  /** @type {typeof import("../../lib/server/db/open-store")} */
  const { openStore } = await loadTypescript("lib/server/db/open-store.ts");
  /** @type {typeof import("../../lib/server/audit/verify-audit")} */
  const { verifyAudit } = await loadTypescript("lib/server/audit/verify-audit.ts");
  /** @type {typeof import("../../lib/server/clock")} */
  const { systemClock } = await loadTypescript("lib/server/clock.ts");
  const [server] = cluster.servers;
  if (!server) throw new Error("no server");
  const store = await openStore(server.config, systemClock);
  try {
    return await verifyAudit(store.db, server.config.authSecret);
  } finally {
    await store.close();
  }
}
