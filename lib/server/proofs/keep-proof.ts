import "server-only";
import { randomUUID } from "node:crypto";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { TlsProof } from "@/lib/domain/tls-proof";
import type { Actor, App, Trx } from "../context";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { closeByProof } from "../rotations/close-by-proof";
import { lastTelling } from "./latest-proof";
import type { ProbedNode } from "./probe-node";

/** Proofs that are kept of each instance; older ones go, but for the last that reached a node and the first after it. */
const KEPT_OF_INSTANCE = 20;
/** A row has 17 values; a statement stays under 900. */
const BATCH = 50;

export type FoundProof = {
  readonly region: string;
  readonly instanceId: string;
  readonly caSha256: string;
  /** One at least. */
  readonly nodes: readonly ProbedNode[];
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Keeps what was found as the instance's latest proof, and gives it as it will be read. It may close the instance's item of an open rotation. */
export async function keepProof(trx: Trx, app: App, found: FoundProof): Promise<TlsProof> {
  const { region, instanceId, caSha256, nodes, actor, at } = found;
  const common = {
    proof_id: randomUUID(),
    account_id: DEFAULT_ACCOUNT,
    region,
    instance_id: instanceId,
    ca_sha256: caSha256,
    asked_by: actor.kind === "member" ? actor.userId : "program",
    asked_by_name: actor.name,
    at,
  };
  const rows = nodes.map((node, position) => ({
    ...common,
    position,
    address: node.address,
    outcome: node.outcome,
    protocol: node.protocol,
    cipher: node.cipher,
    peer_not_after: node.peerNotAfter,
    peer_sha256: node.peerSha256,
    plaintext: node.plaintext,
    code: node.code,
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await trx
      .insertInto("tls_proofs")
      .values(rows.slice(from, from + BATCH))
      .execute();
  await forgetOldest(trx, region, instanceId);
  await closeByProof(trx, app, common.proof_id, found);
  return {
    at: isoTime(at),
    by: actor.kind === "member" ? actor.name : null,
    caSha256,
    nodes: nodes.map((node) => ({ ...node, peerNotAfter: isoTimeOrNull(node.peerNotAfter) })),
  };
}

async function forgetOldest(trx: Trx, region: string, instanceId: string): Promise<void> {
  const tooMany = await trx
    .selectFrom("tls_proofs")
    .select("at")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("instance_id", "=", instanceId)
    .where("position", "=", 0)
    .orderBy("at", "desc")
    .limit(1)
    .offset(KEPT_OF_INSTANCE)
    .executeTakeFirst();
  if (!tooMany) return;
  const telling = await lastTelling(trx, { region, instanceId });
  await trx
    .deleteFrom("tls_proofs")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("instance_id", "=", instanceId)
    .where("at", "<=", tooMany.at)
    .where("at", "not in", [telling?.at ?? -1, telling?.silentSince ?? -1])
    .execute();
}
