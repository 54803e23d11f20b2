import "server-only";
import type { ChangeSelection } from "@/lib/domain/change-review";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { ROTATION_ITEMS_MAX, type RotationSkip } from "@/lib/domain/rotation-checklist";
import { rotationSkip } from "@/lib/domain/rotation-item";
import type { Trx } from "../context";
import { instancesMatching } from "../inventory/instances-matching";

export type RotationCandidate = {
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
  readonly caSha256: string | null;
  /** Why it can't be rotated; null = it can. */
  readonly skip: RotationSkip | null;
};

async function inRotation(trx: Trx): Promise<ReadonlySet<string>> {
  const open = await trx
    .selectFrom("rotation_items")
    .select(["region", "instance_id"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("closed_at", "is", null)
    .where("skip_reason", "is", null)
    .execute();
  return new Set(open.map((item) => `${item.region}/${item.instance_id}`));
}

/** The instances of a selection as the store knows them now, those that can be rotated first. `now` epoch milliseconds. @throws Refusal too_many */
export async function rotationCandidates(
  trx: Trx,
  selection: ChangeSelection,
  now: number,
): Promise<readonly RotationCandidate[]> {
  const tooMany = new Refusal("too_many", { max: ROTATION_ITEMS_MAX });
  if (selection.kind === "keys" && selection.keys.length > ROTATION_ITEMS_MAX) throw tooMany;
  const all = trx
    .selectFrom("instances")
    .select(["region", "instance_id", "name", "ssl_state", "missing_since"])
    .select(["certificate_sha256", "certificate_problem"])
    .where("account_id", "=", DEFAULT_ACCOUNT);
  const chosen =
    selection.kind === "filter"
      ? all.where(instancesMatching(selection.filter, now))
      : all.where("instance_id", "in", [...new Set(selection.keys.map((key) => key.instanceId)), ""]);
  const rows = await chosen
    .orderBy("region")
    .orderBy("sort_name")
    .orderBy("instance_id")
    .limit(selection.kind === "filter" ? ROTATION_ITEMS_MAX + 1 : 2 * ROTATION_ITEMS_MAX)
    .execute();
  if (selection.kind === "filter" && rows.length > ROTATION_ITEMS_MAX) throw tooMany;
  const wanted = selection.kind === "keys" && new Set(selection.keys.map((key) => `${key.region}/${key.instanceId}`));
  const taken = await inRotation(trx);
  const found = rows
    .filter((row) => wanted === false || wanted.has(`${row.region}/${row.instance_id}`))
    .map((row) => ({
      region: row.region,
      instanceId: row.instance_id,
      name: row.name,
      caSha256: row.certificate_sha256,
      skip: rotationSkip({
        missing: row.missing_since !== null,
        sslState: row.ssl_state,
        unreadable: row.certificate_problem !== null,
        caSha256: row.certificate_sha256,
        inRotation: taken.has(`${row.region}/${row.instance_id}`),
      }),
    }));
  return [...found.filter(({ skip }) => skip === null), ...found.filter(({ skip }) => skip !== null)];
}
