import "server-only";
import type { Selectable } from "kysely";
import { groupedBy } from "@/lib/domain/grouped-by";
import { NAMED_IN_ROTATION, type RotationSummary } from "@/lib/domain/rotation-page";
import type { Db } from "../context";
import type { RotationTable } from "../db/rotation-tables";
import { isoTime, isoTimeOrNull } from "../iso-time";

type Stored = Selectable<RotationTable>;

async function counts(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom("rotation_items")
    .leftJoin("certificates", "certificates.sha256", "rotation_items.old_sha256")
    .select(["rotation_id", "skip_reason", "closed_at", "not_after", "instance_id", "instance_name"])
    .where("rotation_id", "in", ids)
    .orderBy("position")
    .execute();
  return groupedBy(rows, (row) => row.rotation_id);
}

function stateOf({ ended_at, cancelled_by }: Stored): RotationSummary["state"] {
  if (cancelled_by !== null) return "cancelled";
  return ended_at === null ? "open" : "done";
}

/** Rotations as the list shows them, in their order. */
export async function rotationSummaries(db: Db, rotations: readonly Stored[]): Promise<readonly RotationSummary[]> {
  if (rotations.length === 0) return [];
  const byId = await counts(
    db,
    rotations.map(({ id }) => id),
  );
  return rotations.map((rotation) => {
    const all = byId.get(rotation.id) ?? [];
    const items = all.filter((item) => item.skip_reason === null);
    const open = items.filter((item) => item.closed_at === null);
    const next = open.reduce<number | null>(
      (soonest, { not_after: at }) => (at !== null && (soonest === null || at < soonest) ? at : soonest),
      null,
    );
    return {
      id: rotation.id,
      state: stateOf(rotation),
      reason: rotation.reason,
      filter: rotation.filter,
      by: rotation.created_by_name,
      createdAt: isoTime(rotation.created_at),
      endedAt: isoTimeOrNull(rotation.ended_at),
      endedBy: rotation.cancelled_by_name,
      endReason: rotation.end_reason,
      items: items.length,
      closed: items.length - open.length,
      skipped: all.length - items.length,
      first: items.slice(0, NAMED_IN_ROTATION).map((item) => ({
        instanceId: item.instance_id,
        name: item.instance_name,
      })),
      nextExpiresAt: isoTimeOrNull(next),
    };
  });
}
