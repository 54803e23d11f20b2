import "server-only";
import { isNewCa } from "@/lib/domain/rotation-item";
import { appendAudit } from "../audit/append-audit";
import type { App, Trx } from "../context";
import { programContext } from "../members/program-context";
import { openItem } from "./open-item";

type Seen = { readonly region: string; readonly instanceId: string; readonly sha256: string };

/** Notes in an instance's open rotation that it has another CA now, in the transaction that keeps the certificate. */
export async function noticeNewCa(trx: Trx, app: App, { region, instanceId, sha256 }: Seen): Promise<void> {
  const item = await openItem(trx, { region, instanceId });
  if (!item || item.old_sha256 === null) return;
  const { rotation_id: rotationId, old_sha256: oldSha256 } = item;
  if (!isNewCa({ oldSha256, newSha256: item.new_sha256 }, sha256)) return;
  await trx
    .updateTable("rotation_items")
    .set({ new_sha256: sha256, new_seen_at: app.clock.now() })
    .where("id", "=", item.id)
    .where("closed_at", "is", null)
    .execute();
  const event = { action: "rotation.new-ca", rotationId, region, instanceId, oldSha256, newSha256: sha256 } as const;
  await appendAudit(trx, programContext(app, "console"), { event, outcome: "succeeded", subjectId: rotationId });
}
