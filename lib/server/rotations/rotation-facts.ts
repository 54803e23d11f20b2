import "server-only";
import type { Selectable } from "kysely";
import { OPEN_STATES } from "@/lib/domain/change-item";
import { groupedBy } from "@/lib/domain/grouped-by";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type ProofOutcome, type ProofVerdict, proofVerdict } from "@/lib/domain/tls-proof";
import type { Db } from "../context";
import type { RotationItemTable, RotationTable } from "../db/rotation-tables";

type Item = Selectable<RotationItemTable>;
type Rotation = Pick<Selectable<RotationTable>, "created_at">;
type Proof = { readonly verdict: ProofVerdict; readonly at: number };

const nameOf = (row: { region: string; instance_id: string }) => `${row.region}/${row.instance_id}`;

/** When each instance's SSL was last switched on since the rotation was opened, and which are being switched now. */
export async function switchedSince(db: Db, rotation: Rotation, ids: readonly string[]) {
  const rows = await db
    .selectFrom("change_items")
    .select(["region", "instance_id", "state", "target", "state_since"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("instance_id", "in", ids)
    .where("state", "in", [...OPEN_STATES, "succeeded"])
    .where("state_since", ">=", rotation.created_at)
    .execute();
  const on = new Map<string, number>();
  for (const row of rows.filter(({ state, target }) => state === "succeeded" && target !== "disabled"))
    on.set(nameOf(row), Math.max(on.get(nameOf(row)) ?? 0, row.state_since));
  const moving = new Set(rows.filter(({ state }) => state !== "succeeded").map(nameOf));
  return { on, moving };
}

/** The last proof of each item since its new CA was seen, by the item's id. */
export async function proofsSinceNewCa(db: Db, items: readonly Item[]): Promise<ReadonlyMap<string, Proof>> {
  const seen = items.filter((item) => item.new_seen_at !== null);
  if (seen.length === 0) return new Map();
  const rows = await db
    .selectFrom("tls_proofs")
    .select(["region", "instance_id", "proof_id", "at", "outcome"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where(
      "instance_id",
      "in",
      seen.map((item) => item.instance_id),
    )
    .where("at", ">=", Math.min(...seen.map((item) => item.new_seen_at ?? 0)))
    .orderBy("at", "desc")
    .execute();
  const byInstance = groupedBy(rows, nameOf);
  const proofs = new Map<string, Proof>();
  for (const item of seen) {
    const [last, ...others] = byInstance.get(nameOf(item)) ?? [];
    if (!last || last.at < (item.new_seen_at ?? 0)) continue;
    const nodes: { outcome: ProofOutcome }[] = [last, ...others.filter(({ proof_id }) => proof_id === last.proof_id)];
    proofs.set(item.id, { verdict: proofVerdict(nodes), at: last.at });
  }
  return proofs;
}

/** The CA certificates that the items name, and when each instance was seen with them, by "<sha256>" and "<sha256>/<region>/<instance id>". */
export async function casOf(db: Db, items: readonly Item[]) {
  const sums = [...new Set(items.flatMap((item) => [item.old_sha256, item.new_sha256]))].filter((sum) => sum !== null);
  const certificates = await db
    .selectFrom("certificates")
    .select(["sha256", "not_after"])
    .where("sha256", "in", sums)
    .execute();
  const sightings = await db
    .selectFrom("instance_certificates")
    .select(["region", "instance_id", "sha256", "first_seen_at", "last_seen_at"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("sha256", "in", sums)
    .execute();
  return {
    notAfter: new Map(certificates.map((row) => [row.sha256, row.not_after])),
    seen: new Map(sightings.map((row) => [`${row.sha256}/${nameOf(row)}`, row])),
  };
}

/** The instances as they are now, by "<region>/<instance id>". */
export async function instancesNow(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom("instances")
    .select(["region", "instance_id", "ssl_state", "missing_since"])
    .select(["certificate_sha256", "certificate_problem", "certificate_due_at"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("instance_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [nameOf(row), row]));
}
