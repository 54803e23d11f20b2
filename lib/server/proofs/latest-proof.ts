import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { TlsProof } from "@/lib/domain/tls-proof";
import type { Db } from "../context";
import { isoTime, isoTimeOrNull } from "../iso-time";

/** The last proof of an instance; null if it was never proven. */
export async function latestProof(db: Db, name: { region: string; instanceId: string }): Promise<TlsProof | null> {
  const rows = await db
    .selectFrom("tls_proofs")
    .selectAll()
    .where("proof_id", "=", (eb) =>
      eb
        .selectFrom("tls_proofs")
        .select("proof_id")
        .where("account_id", "=", DEFAULT_ACCOUNT)
        .where("region", "=", name.region)
        .where("instance_id", "=", name.instanceId)
        .orderBy("at", "desc")
        .orderBy("proof_id")
        .limit(1),
    )
    .orderBy("position")
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    at: isoTime(first.at),
    by: first.asked_by === "program" ? null : first.asked_by_name,
    caSha256: first.ca_sha256,
    nodes: rows.map((row) => ({
      address: row.address,
      outcome: row.outcome,
      protocol: row.protocol,
      cipher: row.cipher,
      peerNotAfter: isoTimeOrNull(row.peer_not_after),
      peerSha256: row.peer_sha256,
      plaintext: row.plaintext,
      code: row.code,
    })),
  };
}
