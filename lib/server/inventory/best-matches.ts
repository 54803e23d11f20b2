import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type InstanceFilter, instanceFilterQuery } from "@/lib/domain/instance-filter";
import { foldText } from "@/lib/domain/search-text";
import type { App, Db } from "../context";
import type { Engine } from "../db/engine-differences";
import { keptReads } from "../db/kept-reads";
import { keptMatching } from "./count-matching";
import { instancesMatching } from "./instances-matching";
import { betterMatches, searchRank } from "./search-conditions";
import { watchedBy } from "./watched-by-filter";

/** Which row of `instances` it is. */
export type RowKey = { readonly region: string; readonly instance_id: string };

/** So many that match are put in order as they are. Of more than these a page is met soon by going through the names in order. */
const FEW = 8_000;
/** Pages that end beyond are rarely looked at; they put all that match in order. */
const STAGED_MAX = 1_000;

/** So many ids that begin like a search are put in order by name. */
const IDS_FEW = 500;

const KEY = ["region", "instance_id", "sort_name"] as const;
type NamedKey = RowKey & { readonly sort_name: string };

/** As the store puts names in order: by their code points. */
function byName(one: NamedKey, other: NamedKey): number {
  const texts = (key: NamedKey) => Buffer.from([key.sort_name, key.region, key.instance_id].join("\u0000"));
  return Buffer.compare(texts(one), texts(other));
}

/** Whether a search finds so few that all of them are put in order. Else the engine goes through an index in order, which is slow where a few stand far behind. */
export async function findsFew(app: App, filter: InstanceFilter, few = FEW): Promise<boolean> {
  return (await keptMatching(app, filter)) <= few;
}

/**
 * The keys of a page by the best match. Looked for in stages, since the first stage mostly fills a page and costs next to nothing however many match: what
 * begins like the search stands together in an index.
 */
export async function bestMatches(
  app: App,
  filter: InstanceFilter,
  now: number,
  few = FEW,
): Promise<readonly RowKey[]> {
  const { engine, db } = app.store;
  const { search, page, pageSize } = filter;
  const end = page * pageSize;
  const start = end - pageSize;
  if (end > STAGED_MAX) return allInOrder(app, filter, now);
  const { beginsId, beginsName, beginsWords } = betterMatches(engine, search);
  const begins = sql<SqlBool>`((${beginsId}) or (${beginsName}))`;
  const matching = { db, filter, now };
  const beginning = await beginningSo(engine, matching, end, Math.min(few, IDS_FEW));
  if (beginning.length >= end) return beginning.slice(start);
  if (await findsFew(app, filter, few)) return keptInOrder(app, filter, now);
  const words = await inNameOrder(matching, sql`(${beginsWords}) and not ${begins}`, end - beginning.length).execute();
  const better = [...beginning, ...words];
  if (better.length >= end) return better.slice(start);
  const inside = inNameOrder(matching, sql`not (${beginsWords}) and not ${begins}`, end - better.length);
  return [...better, ...(await inside.execute())].slice(start);
}

type Matching = { readonly db: Db; readonly filter: InstanceFilter; readonly now: number };

function matchingSo({ db, filter, now }: Matching, condition: RawBuilder<SqlBool>) {
  return db.selectFrom("instances").where(instancesMatching(filter, now)).where(condition);
}

function inNameOrder(asked: Matching, condition: RawBuilder<SqlBool>, most: number) {
  return matchingSo(asked, condition)
    .select(KEY)
    .orderBy("sort_name")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(most);
}

/**
 * What begins like the search, its id first. It holds the search, too: looking for that would only cost. Ids stand together in an index of their own;
 * where so many begin so that this means all of them, they are met soon among the names.
 */
async function beginningSo(engine: Engine, asked: Matching, most: number, few: number): Promise<readonly RowKey[]> {
  const { isId, beginsId, beginsIdInText, beginsName } = betterMatches(engine, asked.filter.search);
  const others = { ...asked, filter: { ...asked.filter, search: "" } };
  // Without an order, so that no engine takes the index of names for it.
  const someOf = (condition: RawBuilder<SqlBool>, some: number) =>
    matchingSo(others, condition).select(KEY).limit(some).execute();
  const namesOf = (condition: RawBuilder<SqlBool>) => inNameOrder(others, condition, most).execute();
  const [some, names] = await Promise.all([someOf(beginsId, few), namesOf(beginsName)]);
  const ids = some.length < few ? some : (await Promise.all([someOf(isId, IDS_FEW), namesOf(beginsIdInText)])).flat();
  const folded = foldText(asked.filter.search);
  const found = [...new Map([...ids, ...names].map((key) => [`${key.region}/${key.instance_id}`, key])).values()];
  const isIt = ({ instance_id }: NamedKey) => instance_id.toLowerCase() === folded;
  const inOrder = found.sort(byName);
  return [...inOrder.filter(isIt), ...inOrder.filter((key) => !isIt(key))].slice(0, most);
}

const KEPT_MAX = 200;
const kept = keptReads<readonly RowKey[]>(KEPT_MAX);

/** Which rows stand on the page hangs on the listing and the filter only; what the rows say is read each time. */
function keptInOrder(app: App, filter: InstanceFilter, now: number): Promise<readonly RowKey[]> {
  return kept(app, {
    watched: watchedBy(filter),
    key: instanceFilterQuery(filter),
    read: () => allInOrder(app, filter, now),
  });
}

/** The same in one question, which puts all that match in order. */
export function allInOrder({ store: { db, engine } }: App, filter: InstanceFilter, now: number): Promise<RowKey[]> {
  return db
    .selectFrom("instances")
    .where(instancesMatching(filter, now))
    .select(["region", "instance_id"])
    .orderBy(searchRank(engine, filter.search))
    .orderBy("sort_name")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
}
