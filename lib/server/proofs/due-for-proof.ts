import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Db } from "../context";

const HOUR_MILLIS = 60 * 60 * 1000;
/** A run begins once an instance was not proven for so long… */
export const DUE_MILLIS = 24 * HOUR_MILLIS;
/** …and takes those along that will be due soon, so that a day has few runs. */
const TAKEN_ALONG_MILLIS = 20 * HOUR_MILLIS;

export type InstanceDue = { readonly region: string; readonly instanceId: string };

/** The instances to prove now: SSL on, still listed, their CA certificate kept. None while no instance is due. */
export async function dueForProof(db: Db, now: number): Promise<readonly InstanceDue[]> {
  const rows = await db
    .selectFrom("instances")
    .select(["region", "instance_id"])
    .select((eb) =>
      eb
        .selectFrom("tls_proofs")
        .select((proof) => proof.fn.max("at").as("at"))
        .whereRef("tls_proofs.account_id", "=", "instances.account_id")
        .whereRef("tls_proofs.region", "=", "instances.region")
        .whereRef("tls_proofs.instance_id", "=", "instances.instance_id")
        .as("proven_at"),
    )
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("ssl_state", "=", "enabled")
    .where("missing_since", "is", null)
    .where("certificate_sha256", "is not", null)
    .execute();
  const notSince = (at: number) => rows.filter(({ proven_at }) => (proven_at ?? 0) <= at);
  if (notSince(now - DUE_MILLIS).length === 0) return [];
  return notSince(now - TAKEN_ALONG_MILLIS).map(({ region, instance_id }) => ({ region, instanceId: instance_id }));
}
