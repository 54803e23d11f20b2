import "server-only";
import type { Selectable } from "kysely";
import { Refusal } from "@/lib/domain/refusal";
import { reviewFingerprint } from "../changes/review-fingerprint";
import type { Trx } from "../context";
import type { ApprovalTable } from "../db/schema";

type Seen = { readonly changeId: string; readonly fingerprint: string; readonly now: number };

/**
 * The approval of a change, if it can still be decided and is about what the person saw and what stands recorded. `now` epoch milliseconds.
 * Throws Refusal "not_found", "already_decided", "approval_expired", "selection_changed".
 */
export async function requireUndecided(trx: Trx, seen: Seen): Promise<Selectable<ApprovalTable>> {
  const { changeId, fingerprint, now } = seen;
  const approval = await trx
    .selectFrom("approvals")
    .selectAll()
    .where("change_id", "=", changeId)
    .where("state", "!=", "solo")
    .executeTakeFirst();
  if (!approval) throw new Refusal("not_found", { change: changeId });
  if (approval.state === "expired" || (approval.state === "open" && now >= approval.expires_at))
    throw new Refusal("approval_expired");
  if (approval.state !== "open") throw new Refusal("already_decided");
  const items = await trx
    .selectFrom("change_items")
    .innerJoin("changes", "changes.id", "change_items.change_id")
    .select(["region", "instance_id as instanceId", "changes.target"])
    .where("change_id", "=", changeId)
    .where("skip_reason", "is", null)
    .orderBy("position")
    .execute();
  const [first] = items;
  const recorded = first && reviewFingerprint(first.target, items);
  if (recorded !== approval.fingerprint || fingerprint !== approval.fingerprint) throw new Refusal("selection_changed");
  return approval;
}
