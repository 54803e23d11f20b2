import "server-only";
import { isClosedBy } from "@/lib/domain/rotation-item";
import { proofVerdict } from "@/lib/domain/tls-proof";
import { appendAudit } from "../audit/append-audit";
import type { App, Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { programContext } from "../members/program-context";
import type { FoundProof } from "../proofs/keep-proof";
import { endIfAllClosed } from "./end-rotation";
import { ROTATION_LOCK } from "./find-rotation";
import { openItem } from "./open-item";

/** Closes the instance's item of an open rotation if this proof shows that every node has the new CA, in the transaction that keeps the proof. */
export async function closeByProof(trx: Trx, app: App, proofId: string, found: FoundProof): Promise<void> {
  const { region, instanceId, caSha256, at } = found;
  const item = await openItem(trx, found);
  if (!item) return;
  const verdict = proofVerdict(found.nodes);
  const known = { newSha256: item.new_sha256, newSeenAt: item.new_seen_at };
  if (!isClosedBy(known, { caSha256, at, verdict })) return;
  // Two last instances that are closed at once would each find the other one open.
  await serialise(trx, app.store.engine, ROTATION_LOCK);
  const closed = await trx
    .updateTable("rotation_items")
    .set({ closed_kind: "proof", closed_at: at, proof_id: proofId })
    .where("id", "=", item.id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (closed.numUpdatedRows !== 1n) return;
  const { rotation_id: rotationId } = item;
  const ctx = programContext(app, "console");
  const event = { action: "rotation.close", rotationId, region, instanceId, proofId, reason: "" } as const;
  await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: rotationId });
  await endIfAllClosed(trx, ctx, rotationId);
}
