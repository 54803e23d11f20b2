import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type InstanceFilter, instanceFilterQuery } from "@/lib/domain/instance-filter";
import { foldText } from "@/lib/domain/search-text";
import type { App } from "../context";
import type { Engine } from "../db/engine-differences";
import { keptReads } from "../db/kept-reads";
import type { Store } from "../db/store";
import { keptMatching } from "./count-matching";
import { betterMatches, searchRank } from "./search-conditions";
import { searchedInstances } from "./searched-instances";
import { watchedBy } from "./watched-by-filter";

/** Which row of `instances` it is. */
export type RowKey = { readonly region: string; readonly instance_id: string };

/**
 * So many that match are put in order as they are. Of more than these a page is met soon by going through the names in order: where they don't stand
 * behind all others, which on PostgreSQL costs more than putting 30,000 in order does (100 to 300 ms against 20, of 100,000).
 */
const FEW: Readonly<Record<Engine, number>> = { sqlite: 8_000, postgres: 30_000 };
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
export async function findsFew(app: App, filter: InstanceFilter): Promise<boolean> {
  return (await keptMatching(app, filter)) <= FEW[app.store.engine];
}

/** The keys of a page, and how many match; where that is told apart, it is on its way. */
export type Matches = { readonly keys: readonly RowKey[]; readonly counted: Promise<number> };

/**
 * A page by the best match. Looked for in stages, since the first stage mostly fills a page and costs next to nothing however many match: what begins
 * like the search stands together in an index. Where few match, they are found and put in order in one go.
 */
export async function bestMatches(
  app: App,
  filter: InstanceFilter,
  now: number,
  few = FEW[app.store.engine],
): Promise<Matches> {
  const { store } = app;
  const { engine } = store;
  const { search, page, pageSize } = filter;
  const end = page * pageSize;
  const start = end - pageSize;
  if (end > STAGED_MAX) {
    const counted = keptMatching(app, filter);
    return { keys: await allInOrder(app, filter, now), counted };
  }
  // The number is told in any case, and PostgreSQL counts on another connection meanwhile: it is kept for who asks below.
  if (engine === "postgres") void keptMatching(app, filter);
  const { beginsId, beginsName, beginsWords } = betterMatches(engine, search);
  const begins = sql<SqlBool>`((${beginsId}) or (${beginsName}))`;
  const matching = { store, filter, now };
  const beginning = await beginningSo(matching, end, Math.min(few, IDS_FEW));
  if (beginning.length >= end) return { keys: beginning.slice(start), counted: keptMatching(app, filter) };
  const all = await keptFew(app, filter, now, few);
  if (all)
    return {
      keys: [...beginning, ...without(all.keys, beginning)].slice(start, end),
      counted: Promise.resolve(all.count),
    };
  const counted = keptMatching(app, filter);
  const words = await inNameOrder(matching, sql`(${beginsWords}) and not ${begins}`, end - beginning.length).execute();
  const better = [...beginning, ...words];
  if (better.length >= end) return { keys: better.slice(start), counted };
  const inside = inNameOrder(matching, sql`not (${beginsWords}) and not ${begins}`, end - better.length);
  return { keys: [...better, ...(await inside.execute())].slice(start), counted };
}

const textOf = ({ region, instance_id }: RowKey) => `${region}/${instance_id}`;

function without(keys: readonly RowKey[], others: readonly RowKey[]): readonly RowKey[] {
  const out = new Set(others.map(textOf));
  return keys.filter((key) => !out.has(textOf(key)));
}

type Matching = { readonly store: Store; readonly filter: InstanceFilter; readonly now: number };

function matchingSo({ store, filter, now }: Matching, condition: RawBuilder<SqlBool>) {
  return searchedInstances(store, filter, now).where(condition);
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
async function beginningSo(asked: Matching, most: number, few: number): Promise<readonly RowKey[]> {
  const { isId, beginsId, beginsIdInText, beginsName } = betterMatches(asked.store.engine, asked.filter.search);
  const others = { ...asked, filter: { ...asked.filter, search: "" } };
  // Without an order, so that no engine takes the index of names for it.
  const someOf = (condition: RawBuilder<SqlBool>, some: number) =>
    matchingSo(others, condition).select(KEY).limit(some).execute();
  const namesOf = (condition: RawBuilder<SqlBool>) => inNameOrder(others, condition, most).execute();
  const [some, names] = await Promise.all([someOf(beginsId, few), namesOf(beginsName)]);
  const ids = some.length < few ? some : (await Promise.all([someOf(isId, IDS_FEW), namesOf(beginsIdInText)])).flat();
  const folded = foldText(asked.filter.search);
  const found = [...new Map([...ids, ...names].map((key) => [textOf(key), key])).values()];
  const isIt = ({ instance_id }: NamedKey) => instance_id.toLowerCase() === folded;
  const inOrder = found.sort(byName);
  return [...inOrder.filter(isIt), ...inOrder.filter((key) => !isIt(key))].slice(0, most);
}

const KEPT_MAX = 200;
const kept = keptReads<Few | null>(KEPT_MAX);

/** The best of few that match, up to the end of a page, and how many they are. */
type Few = { readonly keys: readonly RowKey[]; readonly count: number };

/** Which rows stand on the page hangs on the listing and the filter only; what the rows say is read each time. */
function keptFew(app: App, filter: InstanceFilter, now: number, few: number): Promise<Few | null> {
  return kept(app, {
    watched: watchedBy(filter),
    key: `${few} ${instanceFilterQuery(filter)}`,
    read: () => fewByWords(app, filter, now, few),
  });
}

/** Where the words begin so first, among which is what begins so as a whole; null where more than a few match. */
async function fewByWords(app: App, filter: InstanceFilter, now: number, few: number): Promise<Few | null> {
  const { store } = app;
  const { beginsWords } = betterMatches(store.engine, filter.search);
  // SQLite does one thing after the other, so it tells the number in the same go; PostgreSQL is counting already.
  const inOneGo = store.engine === "sqlite";
  const some = searchedInstances(store, filter, now)
    .select(KEY)
    .select(beginsWords.as("words"))
    .limit(few + 1)
    .as("some");
  const counted = store.db
    .selectFrom(some)
    .select([...KEY, "words"])
    .$if(inOneGo, (query) => query.select((eb) => eb.fn.countAll<number>().over().as("count")))
    .as("counted");
  const reading = store.db
    .selectFrom(counted)
    .select(["region", "instance_id"])
    .$if(inOneGo, (query) => query.select("count"))
    .orderBy("words", "desc")
    .orderBy("sort_name")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(filter.page * filter.pageSize)
    .execute();
  const [rows, elsewhere] = await Promise.all([reading, inOneGo ? null : keptMatching(app, filter)]);
  const count = elsewhere ?? Number(rows[0]?.count ?? 0);
  return count > few ? null : { keys: rows, count };
}

/** The same in one question, which puts all that match in order. */
export function allInOrder({ store }: App, filter: InstanceFilter, now: number): Promise<RowKey[]> {
  return searchedInstances(store, filter, now)
    .select(["region", "instance_id"])
    .orderBy(searchRank(store.engine, filter.search))
    .orderBy("sort_name")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
}
