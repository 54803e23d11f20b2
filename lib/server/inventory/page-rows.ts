import "server-only";
import { type SelectQueryBuilder, sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter, InstanceSortColumn } from "@/lib/domain/instance-filter";
import { hasShownChange } from "../changes/instance-change";
import type { App, Db } from "../context";
import { builtOnce } from "../db/built-once";
import type { Schema } from "../db/schema";
import { bestInMemory } from "./best-in-memory";
import { bestMatches, findsFew, type Matches, type RowKey } from "./best-matches";
import { keptMatching } from "./count-matching";
import { INSTANCE_ROW_COLUMNS } from "./instance-row";
import { instancesMatching } from "./instances-matching";
import { type InventoryStore, searchedInstances } from "./searched-instances";
import { beginToHoldTexts } from "./searched-texts";

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
 * The rows of a page in their order, whether it is full, so that others may follow, and how many match, as it was counted a moment ago at most; rows of a
 * search with the listing, which tells where it was found. `now` epoch milliseconds.
 */
export async function readPageRows(app: App, filter: InstanceFilter, now: number) {
  const { db } = app.store;
  beginToHoldTexts(app);
  if (filter.search === "") {
    const query = pageOf(shownRow(db).where(instancesMatching(filter, now)), filter);
    const [rows, counted] = await Promise.all([query.execute(), keptMatching(app, filter)]);
    return { rows, full: rows.length === filter.pageSize, counted };
  }
  const byMatch = filter.sort.column === "match";
  const inMemory = byMatch ? await bestInMemory(app, filter) : null;
  const { keys, counted } = inMemory ?? (await (byMatch ? bestMatches : foundInOrder)(app, filter, now));
  // A row that went since its key was read leaves a gap, not an end.
  const [rows, count] = await Promise.all([rowsOf(db, keys), counted]);
  return { rows, full: keys.length === filter.pageSize, counted: count };
}

async function foundInOrder(app: App, filter: InstanceFilter, now: number): Promise<Matches> {
  const { store } = app;
  const counted = keptMatching(app, filter);
  if (!(await findsFew(app, filter))) {
    const matching = store.db.selectFrom("instances").where(instancesMatching(filter, now));
    return { keys: await pageOf(matching.select(["region", "instance_id"]), filter).execute(), counted };
  }
  const found = foundBy(store, filter, now).limit(ALL).as("instances");
  // The name is the table's, so that it is put in order like the table; only what it is put in order by is asked of it.
  const inFound = store.db.selectFrom(found) as unknown as SelectQueryBuilder<Schema, "instances", object>;
  return { keys: await pageOf(inFound.select(["region", "instance_id"]), filter).execute(), counted };
}

/** All that match, with what they are put in order by. */
function foundBy(store: InventoryStore, filter: InstanceFilter, now: number) {
  const sort = SORT_COLUMNS[filter.sort.column];
  if (sort === "sort_name" || sort === "region")
    return searchedInstances(store, filter, now).select(["region", "instance_id", "sort_name"]);
  return store.db
    .selectFrom("instances")
    .where(instancesMatching(filter, now))
    .select(["region", "instance_id", sort]) as unknown as ReturnType<typeof searchedInstances>;
}

/** Each by its key, in the order of the keys; the search itself never touches the wide rows. */
async function rowsOf(db: Db, keys: readonly RowKey[]) {
  if (keys.length === 0) return [];
  const values = sql.join(keys.map(({ region, instance_id }) => sql`(${region}, ${instance_id})`));
  const rows = await foundRow(db).where(sql<boolean>`(region, instance_id) in (values ${values})`).execute();
  const byKey = new Map(rows.map((row) => [`${row.region}/${row.instance_id}`, row]));
  return keys.flatMap(({ region, instance_id }) => byKey.get(`${region}/${instance_id}`) ?? []);
}
