import "server-only";
import type { SelectQueryBuilder } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type InstanceFilter, isFiltered } from "@/lib/domain/instance-filter";
import type { InstanceTextTable } from "../db/instance-text-table";
import type { Store } from "../db/store";
import { instancesMatching } from "./instances-matching";
import { searchConditions } from "./search-conditions";

/** The store, for what only reads. */
export type InventoryStore = Pick<Store, "db" | "engine">;

/** What stands in `instances` and, on PostgreSQL, in the narrow table beside it. */
type Searched = { readonly instances: InstanceTextTable };

/** The instances that match, by what names and orders them. A search alone is looked for in the narrow table, where there is one. */
export function searchedInstances(
  { db, engine }: InventoryStore,
  filter: InstanceFilter,
  now: number,
): SelectQueryBuilder<Searched, "instances", object> {
  if (engine === "sqlite" || filter.search === "" || isFiltered({ ...filter, search: "" }))
    return db.selectFrom("instances").where(instancesMatching(filter, now));
  return db
    .selectFrom("instance_texts as instances")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where((eb) => eb.and([...searchConditions(filter.search)]));
}
