import { setTimeout as wait } from "node:timers/promises";

/** The promise: a lease of 8 s, a look, and some. */
export const NEW_LEADER_WITHIN_MILLIS = 15_000;
/** A transaction that was on its way when its process was stopped has arrived or never will. */
const IN_FLIGHT_MILLIS = 100;

/**
 * @typedef {{ kind: "kill" | "freeze" | "cut", millis: number, cutMode: import("./tcp-gate.mjs").CutMode, cutAll: boolean }} Fault
 * @typedef {{
 *   victim: import("./cluster.mjs").Server,
 *   at: number,
 *   mendedAt: number,
 *   sending: string[],
 *   newLeaderMillis: number | null,
 * }} HadFault `sending`: instances whose call may have been under way; `newLeaderMillis` null = the leader kept its lease
 */

/**
 * Kills, freezes or cuts off the one that leads, and mends it again.
 * @param {import("./cluster.mjs").Cluster} cluster
 * @param {Fault} fault
 * @param {(server: import("./cluster.mjs").Server | null) => void} setAway who gets no visitors meanwhile
 * @returns {Promise<HadFault>}
 */
export async function causeFault(cluster, { kind, millis, cutMode, cutAll }, setAway) {
  const victim = cluster.leader();
  if (!victim) throw new Error("Nobody leads.");
  const epoch = cluster.store.reigns.at(-1)?.epoch ?? 0;
  const successor = () => cluster.store.reigns.find((reign) => reign.epoch > epoch);
  const cut = cutAll ? cluster.servers : [victim];
  const at = Date.now();
  if (kind !== "cut") setAway(victim);
  if (kind === "kill") await victim.process.kill();
  else if (kind === "freeze") victim.process.freeze();
  else for (const { store } of cut) store.cut(cutMode);
  if (kind !== "kill") await wait(IN_FLIGHT_MILLIS);
  const sending = await cluster.store.sending();

  if (kind === "kill") {
    await cluster.until("another leads", 2 * NEW_LEADER_WITHIN_MILLIS, () => successor() !== undefined);
    cluster.restart(victim);
  } else {
    await wait(at + millis - Date.now());
    if (kind === "freeze") victim.process.wake();
    else for (const { store } of cut) store.mend();
  }
  setAway(null);
  const mendedAt = Date.now();
  // One that was cut off may come back just before its lease ends, or another take over just after.
  if (kind === "cut") await wait(1_000);
  const since = successor()?.since;
  return { victim, at, mendedAt, sending, newLeaderMillis: since === undefined ? null : since - at };
}
