import "server-only";
import { randomUUID } from "node:crypto";
import type { ChangeSelection } from "@/lib/domain/change-review";
import { matchQuery } from "@/lib/domain/facets";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { ROTATION_LOCK } from "./find-rotation";
import { type RotationCandidate, rotationCandidates } from "./rotation-candidates";

type OpenRotation = {
  /** Made by the page: opening again with it, as after a lost answer, is the same rotation. */
  readonly rotationId: string;
  readonly selection: ChangeSelection;
  readonly reason: string;
};

/** A row has 17 values; a statement stays under 900. */
const BATCH = 50;

/** Whether the rotation of this intent is there already. */
async function isOpened(db: Trx | Ctx["app"]["store"]["db"], id: string): Promise<boolean> {
  return (await db.selectFrom("rotations").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** What all have in common; "mixed" where they differ. */
function commonReason(candidates: readonly RotationCandidate[]): string {
  const reasons = new Set(candidates.map(({ skip }) => skip));
  const [only] = reasons;
  return reasons.size === 1 && only ? only : "mixed";
}

/**
 * Opens a rotation for chosen instances, or for all that a filter matches now: those with SSL on, a known CA and no open rotation take part, the others are
 * kept with the reason. Refuses: not_permitted, too_many, nothing_to_rotate (reason a RotationSkip or "mixed").
 */
export async function openRotation(ctx: Ctx, input: OpenRotation): Promise<{ readonly rotationId: string }> {
  requirePermission(ctx, "rotation.manage");
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "rotation.manage" });
  const { rotationId, selection, reason } = input;
  if (await isOpened(app.store.db, rotationId)) return { rotationId };
  const open = async (trx: Trx) => {
    await serialise(trx, app.store.engine, ROTATION_LOCK);
    if (await isOpened(trx, rotationId)) return;
    const now = app.clock.now();
    const candidates = await rotationCandidates(trx, selection, now);
    if (!candidates.some(({ skip }) => skip === null))
      throw new Refusal("nothing_to_rotate", { reason: commonReason(candidates) });
    await trx
      .insertInto("rotations")
      .values({
        id: rotationId,
        account_id: DEFAULT_ACCOUNT,
        reason,
        filter: selection.kind === "filter" ? matchQuery(selection.filter) : null,
        created_by: actor.userId,
        created_by_name: actor.name,
        created_at: now,
        ended_at: null,
        cancelled_by: null,
        cancelled_by_name: null,
        end_reason: "",
      })
      .execute();
    await insertItems(trx, rotationId, candidates);
  };
  await auditedTransaction(ctx, { action: "rotation.open", rotationId, reason }, open, rotationId);
  return { rotationId };
}

async function insertItems(trx: Trx, rotationId: string, candidates: readonly RotationCandidate[]): Promise<void> {
  const rows = candidates.map((candidate, position) => ({
    id: randomUUID(),
    rotation_id: rotationId,
    position,
    account_id: DEFAULT_ACCOUNT,
    region: candidate.region,
    instance_id: candidate.instanceId,
    instance_name: candidate.name,
    skip_reason: candidate.skip,
    old_sha256: candidate.skip === null ? candidate.caSha256 : null,
    new_sha256: null,
    new_seen_at: null,
    closed_kind: null,
    closed_at: null,
    closed_by: null,
    closed_by_name: null,
    closed_reason: "",
    proof_id: null,
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await trx
      .insertInto("rotation_items")
      .values(rows.slice(from, from + BATCH))
      .execute();
}
