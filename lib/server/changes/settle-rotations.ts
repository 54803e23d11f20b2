import "server-only";
import { sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { SslState } from "@/lib/domain/ssl-state";
import { appendAudit } from "../audit/append-audit";
import type { App, Trx } from "../context";
import { aboutItem } from "./item-event";
import { programFor } from "./program-for";

type SslReading = {
  readonly region: string;
  readonly instanceId: string;
  readonly state: SslState;
  /** Epoch milliseconds. */
  readonly at: number;
};

/**
 * What a reading of SSL says about rotations of the instance that ended badly: seen on, none of them leaves it off any more; seen off, one whose
 * first call was given up without knowing what became of it was carried out after all, which the audit then says too.
 */
export async function settleRotations(
  trx: Trx,
  app: App,
  { region, instanceId, state, at }: SslReading,
): Promise<void> {
  if (state !== "enabled" && state !== "disabled") return;
  const ended = trx
    .updateTable("change_items")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("instance_id", "=", instanceId)
    .where("step", "is not", null)
    // Literals, not values: only then does SQLite take the partial index.
    .where(sql<boolean>`state in ('failed', 'needs_attention')`);
  if (state === "enabled") {
    await ended.set({ ended_off: null }).where("ended_off", "=", 1).execute();
    return;
  }
  const off = await ended
    .set((eb) => ({ ended_off: 1, off_at: eb.fn.coalesce("off_at", eb.val(at)) }))
    .where("step", "=", 1)
    .where("state", "=", "needs_attention")
    .where("ended_off", "is", null)
    .where("left_off_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("change_items as later")
            .select("later.id")
            .whereRef("later.account_id", "=", "change_items.account_id")
            .whereRef("later.region", "=", "change_items.region")
            .whereRef("later.instance_id", "=", "change_items.instance_id")
            .whereRef("later.created_at", ">", "change_items.created_at"),
        ),
      ),
    )
    .returningAll()
    .execute();
  for (const item of off)
    await appendAudit(trx, await programFor(trx, app, item.change_id, item.id), {
      event: { action: "rotation.ended-off", ...aboutItem(item) },
      outcome: "needs_attention",
      subjectId: item.id,
    });
}
