import "server-only";
import { type SelectQueryBuilder, sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter, InstanceSortColumn } from "@/lib/domain/instance-filter";
import { hasShownChange } from "../changes/instance-change";
import type { App, Db } from "../context";
import { builtOnce } from "../db/built-once";
import type { Schema } from "../db/schema";
import { bestMatches, findsFew, type RowKey } from "./best-matches";
import { INSTANCE_ROW_COLUMNS } from "./instance-row";
import { instancesMatching } from "./instances-matching";

const SORT_COLUMNS = {
  name: "sort_name",
  region: "region",
  version: "mongo_version",
  ssl: "ssl_state",
  expiry: "certificate_expires_at",
  checked: "ssl_checked_at",
  match: "sort_name",
} as const satisfies Record<InstanceSortColumn, keyof Schema["instances"]>;

/** More than there can be. A subquery with a limit is planned on its own: all that match are found first, and put in order then. */
const ALL = 1_000_000_000;

type Filtered = Pick<InstanceFilter, "sort" | "page" | "pageSize">;

function pageOf<O>(query: SelectQueryBuilder<Schema, "instances", O>, { sort, page, pageSize }: Filtered) {
  const direction = sort.descending ? "desc" : "asc";
  return query
    .orderBy(SORT_COLUMNS[sort.column], (order) => (sort.descending ? order.desc() : order.asc()).nullsLast())
    .orderBy("region", direction)
    .orderBy("instance_id", direction)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
}

const shownRow = builtOnce((db) =>
  db
    .selectFrom("instances")
    .select(INSTANCE_ROW_COLUMNS)
    .select((eb) => hasShownChange(eb).as("has_change")),
);
const foundRow = builtOnce((db) => shownRow(db).select("listing").where("account_id", "=", DEFAULT_ACCOUNT));

/**
 * The rows of a page in their order, and whether it is full, so that others may follow; those of a search with the listing, which tells where it was
 * found. `now` epoch milliseconds.
 */
export async function readPageRows(app: App, filter: InstanceFilter, now: number) {
  const { db } = app.store;
  if (filter.search === "") {
    const rows = await pageOf(shownRow(db).where(instancesMatching(filter, now)), filter).execute();
    return { rows, full: rows.length === filter.pageSize };
  }
  const keys = await (filter.sort.column === "match" ? bestMatches(app, filter, now) : foundInOrder(app, filter, now));
  // A row that went since its key was read leaves a gap, not an end.
  return { rows: await rowsOf(db, keys), full: keys.length === filter.pageSize };
}

async function foundInOrder(app: App, filter: InstanceFilter, now: number): Promise<readonly RowKey[]> {
  const matching = app.store.db.selectFrom("instances").where(instancesMatching(filter, now));
  if (!(await findsFew(app, filter))) return pageOf(matching.select(["region", "instance_id"]), filter).execute();
  const columns = [...new Set(["region", "instance_id", SORT_COLUMNS[filter.sort.column]] as const)];
  const found = matching.select(columns).limit(ALL).as("instances");
  // The name is the table's, so that it is put in order like the table; only the columns above are asked of it.
  const inFound = app.store.db.selectFrom(found) as unknown as SelectQueryBuilder<Schema, "instances", object>;
  return pageOf(inFound.select(["region", "instance_id"]), filter).execute();
}

/** Each by its key, in the order of the keys; the search itself never touches the wide rows. */
async function rowsOf(db: Db, keys: readonly RowKey[]) {
  if (keys.length === 0) return [];
  const values = sql.join(keys.map(({ region, instance_id }) => sql`(${region}, ${instance_id})`));
  const rows = await foundRow(db).where(sql<boolean>`(region, instance_id) in (values ${values})`).execute();
  const byKey = new Map(rows.map((row) => [`${row.region}/${row.instance_id}`, row]));
  return keys.flatMap(({ region, instance_id }) => byKey.get(`${region}/${instance_id}`) ?? []);
}
