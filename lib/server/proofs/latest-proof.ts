import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type EarlierProof, TELLS_NOTHING, type TlsProof, tellsAnything } from "@/lib/domain/tls-proof";
import type { Db } from "../context";
import { isoTime, isoTimeOrNull } from "../iso-time";

type InstanceName = { readonly region: string; readonly instanceId: string };
type Reading = Pick<Db, "selectFrom">;

function proofsOf(db: Reading, { region, instanceId }: InstanceName) {
  return db
    .selectFrom("tls_proofs")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("instance_id", "=", instanceId);
}

async function readProof(db: Db, proofId: string): Promise<TlsProof | null> {
  const rows = await db
    .selectFrom("tls_proofs")
    .selectAll()
    .where("proof_id", "=", proofId)
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

/** The last proof of an instance; null if it was never proven. */
export async function latestProof(db: Db, name: InstanceName): Promise<TlsProof | null> {
  const newest = await proofsOf(db, name)
    .select("proof_id")
    .orderBy("at", "desc")
    .orderBy("proof_id")
    .limit(1)
    .executeTakeFirst();
  return newest ? readProof(db, newest.proof_id) : null;
}

/** The newest proof that reached a node, and when the first one after it was made, epoch milliseconds. */
export async function lastTelling(db: Reading, name: InstanceName) {
  const telling = await proofsOf(db, name)
    .select(["proof_id", "at"])
    .where("outcome", "not in", TELLS_NOTHING)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!telling) return null;
  const { silentSince } = await proofsOf(db, name)
    .select((eb) => eb.fn.min("at").as("silentSince"))
    .where("at", ">", telling.at)
    .executeTakeFirstOrThrow();
  return { proofId: telling.proof_id, at: telling.at, silentSince };
}

/** What the latest proof hides when it reached nobody: the last one that did. Null if the latest told something, or none ever did. */
export async function earlierProof(db: Db, name: InstanceName, latest: TlsProof | null): Promise<EarlierProof | null> {
  if (latest === null || tellsAnything(latest.nodes)) return null;
  const telling = await lastTelling(db, name);
  const proof = telling && (await readProof(db, telling.proofId));
  return proof && { proof, silentSince: isoTime(telling.silentSince ?? Date.parse(latest.at)) };
}
