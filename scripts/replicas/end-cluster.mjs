import { loadTypescript } from "../start/load-typescript.mjs";
import { NEW_LEADER_WITHIN_MILLIS } from "./fault.mjs";

/** Told by a message, not by the lease's end. */
const HANDED_OVER_WITHIN_MILLIS = 3_000;

/**
 * Stops the leader, which hands over, then the others; says what none of them should have done.
 * @param {import("./cluster.mjs").Cluster} cluster
 * @param {string[]} violations
 * @returns {Promise<{ stoppedAt: number, handedOverMillis: number }>}
 */
export async function endCluster(cluster, violations) {
  const reigns = cluster.store.reigns.length;
  const stoppedAt = Date.now();
  await cluster.leader()?.process.stop();
  await cluster.until("it was handed over", 2 * NEW_LEADER_WITHIN_MILLIS, () => cluster.store.reigns.length > reigns);
  const handedOverMillis = (cluster.store.reigns.at(-1)?.since ?? 0) - stoppedAt;
  if (handedOverMillis > HANDED_OVER_WITHIN_MILLIS) violations.push(`handed over in ${handedOverMillis} ms`);
  for (const { process } of cluster.servers) if (!process.dead) await process.stop();

  for (const { process } of cluster.servers) if (!process.isEnding) violations.push(`${process.name} ended by itself`);
  for (const { name, errors } of cluster.servers.flatMap(({ past, process }) => [...past, process]))
    violations.push(...errors.filter((line) => !isAllowed(line)).map((line) => `${name} logged ${line}`));
  const chain = await auditVerdict(cluster);
  if (!chain.intact) violations.push(`the audit chain is broken at ${chain.brokenAt}: ${chain.why}`);
  return { stoppedAt, handedOverMillis };
}

/** While the store is away, the loops say so; nothing else is an error. @param {string} line */
function isAllowed(line) {
  return /store_unavailable|could not be kept|failed a turn|could not be worked on|ECONNREFUSED|ECONNRESET/.test(line);
}

/** @param {import("./cluster.mjs").Cluster} cluster */
async function auditVerdict({ servers: [server] }) {
  /** @type {typeof import("../../lib/server/db/open-store")} */
  const { openStore } = await loadTypescript("lib/server/db/open-store.ts");
  /** @type {typeof import("../../lib/server/audit/verify-audit")} */
  const { verifyAudit } = await loadTypescript("lib/server/audit/verify-audit.ts");
  /** @type {typeof import("../../lib/server/clock")} */
  const { systemClock } = await loadTypescript("lib/server/clock.ts");
  if (!server) throw new Error("There is no server.");
  const store = await openStore(server.config, systemClock);
  try {
    return await verifyAudit(store.db, server.config.authSecret);
  } finally {
    await store.close();
  }
}
