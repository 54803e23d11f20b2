import "server-only";
import type { Selectable } from "kysely";
import { certificateProblem } from "@/lib/domain/certificate-problem";
import { rotationItemState } from "@/lib/domain/rotation-item";
import type { RotationCa, RotationItem } from "@/lib/domain/rotation-page";
import { lastTick, type RotationTick } from "@/lib/domain/rotation-tick";
import type { Db } from "../context";
import type { RotationTable } from "../db/rotation-tables";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { casOf, instancesNow, proofsSinceNewCa, switchedSince } from "./rotation-facts";

type Rotation = Pick<Selectable<RotationTable>, "id" | "created_at">;

/** The instances of a rotation as they stand now, and whether the worker is about to read a CA of theirs. `now` epoch milliseconds. */
export async function rotationRows(
  db: Db,
  rotation: Rotation,
  ticks: readonly RotationTick[],
  now: number,
): Promise<{ readonly rows: readonly RotationItem[]; readonly reading: boolean }> {
  const items = await db
    .selectFrom("rotation_items")
    .selectAll()
    .where("rotation_id", "=", rotation.id)
    .orderBy("position")
    .execute();
  const ids = items.map((item) => item.instance_id);
  const [instances, switched, proofs, cas] = [
    await instancesNow(db, ids),
    await switchedSince(db, rotation, ids),
    await proofsSinceNewCa(db, items),
    await casOf(db, items),
  ];
  let reading = false;
  const rows = items.map((item): RotationItem => {
    const name = `${item.region}/${item.instance_id}`;
    const instance = instances.get(name);
    const ca = (sha256: string | null): RotationCa | null => {
      const notAfter = sha256 === null ? undefined : cas.notAfter.get(sha256);
      if (sha256 === null || notAfter === undefined) return null;
      const firstSeenAt = cas.seen.get(`${sha256}/${name}`)?.first_seen_at ?? null;
      return { sha256, notAfter: isoTime(notAfter), firstSeenAt: isoTimeOrNull(firstSeenAt) };
    };
    const ticked = lastTick(ticks, "rotate", item.id);
    const rotated = [ticked?.done ? Date.parse(ticked.at) : null, switched.on.get(name) ?? null];
    const open = item.closed_at === null && item.skip_reason === null;
    if (open && instance?.ssl_state === "enabled" && instance.certificate_due_at <= now) reading = true;
    const proof = proofs.get(item.id);
    return {
      id: item.id,
      region: item.region,
      instanceId: item.instance_id,
      name: item.instance_name,
      state: rotationItemState({
        skip: item.skip_reason,
        closedBy: item.closed_kind,
        missing: !instance || instance.missing_since !== null,
        sslState: instance?.ssl_state ?? "unknown",
        switching: switched.moving.has(name),
        unreadable: (instance?.certificate_problem ?? null) !== null,
        oldSha256: item.old_sha256,
        newSha256: item.new_sha256,
        presentSha256: instance?.certificate_sha256 ?? null,
        rotatedAt: rotated.reduce((latest, at) => (at !== null && at > (latest ?? 0) ? at : latest), null),
        oldLastSeenAt: cas.seen.get(`${item.old_sha256}/${name}`)?.last_seen_at ?? null,
      }),
      skip: item.skip_reason,
      oldCa: ca(item.old_sha256),
      newCa: ca(item.new_sha256),
      problem: open ? certificateProblem(instance?.certificate_problem) : null,
      proof: proof ? { verdict: proof.verdict, at: isoTime(proof.at) } : null,
      closed:
        item.closed_kind === null || item.closed_at === null
          ? null
          : {
              by: item.closed_kind,
              name: item.closed_by_name,
              at: isoTime(item.closed_at),
              reason: item.closed_reason,
            },
    };
  });
  return { rows, reading };
}
