import "server-only";
import type { SelectQueryBuilder } from "kysely";
import { COLLECTION_MAX } from "@/lib/domain/certificate-collection";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { Refusal } from "@/lib/domain/refusal";
import type { App } from "../../context";
import type { InstanceTable, Schema } from "../../db/schema";
import { instancesMatching } from "../../inventory/instances-matching";
import type { InstanceOfCertificate } from "../keep-certificate";

export type CollectionSelection =
  | { readonly kind: "keys"; readonly keys: readonly InstanceOfCertificate[] }
  | { readonly kind: "filter"; readonly filter: InstanceFilter };

const COLUMNS = ["region", "instance_id", "ssl_state", "certificate_sha256", "certificate_problem"] as const;
export type ChosenInstance = Pick<InstanceTable, (typeof COLUMNS)[number]>;

/** Statements stay short of a thousand values. */
const AT_ONCE = 400;

function ordered(query: SelectQueryBuilder<Schema, "instances", object>) {
  return query.select(COLUMNS).orderBy("region").orderBy("instance_id");
}

/** The instances of a selection as the store knows them, by region and id; those of a key that nobody knows are left out. @throws Refusal too_many */
export async function chosenInstances(app: App, selection: CollectionSelection): Promise<ChosenInstance[]> {
  const { db } = app.store;
  if (selection.kind === "filter") {
    const matching = db.selectFrom("instances").where(instancesMatching(selection.filter, app.clock.now()));
    const rows = await ordered(matching)
      .limit(COLLECTION_MAX + 1)
      .execute();
    if (rows.length > COLLECTION_MAX) throw new Refusal("too_many", { max: COLLECTION_MAX });
    return rows;
  }
  const wanted = new Set(selection.keys.map(({ region, instanceId }) => `${region}/${instanceId}`));
  const ids = [...new Set(selection.keys.map(({ instanceId }) => instanceId))];
  const found: ChosenInstance[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = db
      .selectFrom("instances")
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("instance_id", "in", ids.slice(from, from + AT_ONCE));
    found.push(...(await ordered(some).execute()));
  }
  return found.filter((row) => wanted.has(`${row.region}/${row.instance_id}`));
}
