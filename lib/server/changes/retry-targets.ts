import "server-only";
import type { Selectable } from "kysely";
import type { SkipReason } from "@/lib/domain/change-item";
import type { ReviewedInstance } from "@/lib/domain/change-review";
import { againTarget } from "@/lib/domain/rotation";
import { CHANGE_TARGETS, type ChangeTarget } from "@/lib/domain/ssl-state";
import type { Trx } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { readReview } from "./review-change";

/** What each of these items needs now: of rotations those that have left SSL off only need it on. */
export async function retryTargets(trx: Trx, items: readonly Selectable<ChangeItemTable>[], now: number) {
  const states = await readSslStates(trx, items);
  const wanted = items.map((item) => {
    const key = { region: item.region, instanceId: item.instance_id };
    const state = states.get(`${key.region}/${key.instanceId}`) ?? "unknown";
    return { key, target: againTarget(item, state) ?? item.target };
  });
  const eligible: (ReviewedInstance & { readonly target: ChangeTarget })[] = [];
  const skipped: (ReviewedInstance & { readonly target: ChangeTarget; readonly reason: SkipReason })[] = [];
  for (const target of CHANGE_TARGETS) {
    const keys = wanted.filter((one) => one.target === target).map(({ key }) => key);
    if (keys.length === 0) continue;
    const review = await readReview(trx, target, { kind: "keys", keys }, now);
    eligible.push(...review.eligible.map((instance) => ({ ...instance, target })));
    skipped.push(...review.skipped.map((instance) => ({ ...instance, target })));
  }
  return { eligible, skipped };
}

/** SSL of the instances of a change's items as the store knows it now. Keyed by "region/instanceId". */
async function readSslStates(trx: Trx, items: readonly Selectable<ChangeItemTable>[]) {
  const rows = await trx
    .selectFrom("instances")
    .innerJoin("change_items", (join) =>
      join
        .onRef("change_items.account_id", "=", "instances.account_id")
        .onRef("change_items.region", "=", "instances.region")
        .onRef("change_items.instance_id", "=", "instances.instance_id"),
    )
    .select(["instances.region", "instances.instance_id", "instances.ssl_state"])
    .where("change_items.change_id", "=", items[0]?.change_id ?? "")
    .execute();
  return new Map(rows.map((row) => [`${row.region}/${row.instance_id}`, row.ssl_state]));
}
