import "server-only";
import { sql } from "kysely";
import { EXPIRY_FILTERS } from "@/lib/domain/certificate-expiry";
import type { ItemState } from "@/lib/domain/change-item";
import { FACET_VALUES_MAX, type Facet, type ValueCount } from "@/lib/domain/facets";
import { CHANGE_FILTERS, type FilterName, typeFilter } from "@/lib/domain/filter-values";
import { clusterType, DEFAULT_ACCOUNT, instanceStatus } from "@/lib/domain/instance";
import { instanceType } from "@/lib/domain/instance-detail";
import { type InstanceFilter, isFiltered } from "@/lib/domain/instance-filter";
import { mongoVersionText } from "@/lib/domain/mongo-version";
import { isShown } from "../changes/instance-change";
import type { Db } from "../context";
import { countMatching } from "./count-matching";
import { hasExpiry, ITEM_STATES } from "./instance-conditions";
import { instancesMatching } from "./instances-matching";
import { type InventoryStore, searchedInstances } from "./searched-instances";

type Counts = readonly ValueCount[];

/** Several of the store's values may be one of the filter's ("MONGO_50_WT" and another engine's are both 5.0). "" is no value. */
function together(counts: Counts): Counts {
  const sums = new Map<string, number>();
  for (const { value, count } of counts) if (value !== "") sums.set(value, (sums.get(value) ?? 0) + Number(count));
  return [...sums].map(([value, count]) => ({ value, count }));
}

/** A filter's values, each with how many of the instances that match the others have it. `now` epoch milliseconds. */
export async function countFacet(
  store: InventoryStore,
  others: InstanceFilter,
  name: FilterName,
  now: number,
): Promise<Facet> {
  const values = together(await COUNTINGS[name](store, others, now));
  if (name !== "tag") return { values, more: 0 };
  return { values: values.slice(0, FACET_VALUES_MAX), more: Math.max(0, values.length - FACET_VALUES_MAX) };
}

type Counting = (store: InventoryStore, others: InstanceFilter, now: number) => Promise<Counts>;

function byColumn(column: "region" | "ssl_state" | "mongo_version" | "project_id"): Counting {
  return async ({ db }, others, now) => {
    const rows = await db
      .selectFrom("instances")
      .where(instancesMatching(others, now))
      .select(column)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .groupBy(column)
      .execute();
    return rows.map((row) => ({ value: row[column] ?? "", count: row.count }));
  };
}

const byVersion = byColumn("mongo_version");

const COUNTINGS: Record<FilterName, Counting> = {
  region: byColumn("region"),
  ssl: byColumn("ssl_state"),
  project: byColumn("project_id"),
  version: async (...args) => {
    const counts = await byVersion(...args);
    return counts.map(({ value, count }) => ({ value: mongoVersionText(value), count }));
  },
  status: async ({ db }, others, now) => {
    const rows = await db
      .selectFrom("instances")
      .where(instancesMatching(others, now))
      .select("status_code")
      .select(sql<number>`case when missing_since is null then 0 else 1 end`.as("missing"))
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .groupBy(["status_code", sql`case when missing_since is null then 0 else 1 end`])
      .execute();
    return rows.map((row) => ({
      value: row.missing ? "missing" : instanceStatus(row.status_code),
      count: row.count,
    }));
  },
  type: async ({ db }, others, now) => {
    const rows = await db
      .selectFrom("instances")
      .where(instancesMatching(others, now))
      .select(["instance_type_code", "cluster_type_code"])
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .groupBy(["instance_type_code", "cluster_type_code"])
      .execute();
    return rows.map((row) => ({
      value: typeFilter(instanceType(row.instance_type_code), clusterType(row.cluster_type_code)),
      count: row.count,
    }));
  },
  expiry: async ({ db }, others, now) => {
    const row = await db
      .selectFrom("instances")
      .where(instancesMatching(others, now))
      .select((eb) =>
        EXPIRY_FILTERS.map((one) =>
          eb.fn
            .sum<number | null>(
              eb
                .case()
                .when(hasExpiry(eb, one, now))
                .then(1)
                .else(0)
                .end(),
            )
            .as(one),
        ),
      )
      .executeTakeFirstOrThrow();
    return EXPIRY_FILTERS.map((one) => ({ value: one, count: Number(row[one] ?? 0) }));
  },
  tag: (store, others, now) => {
    const all = store.db.selectFrom("instance_tags").where("account_id", "=", DEFAULT_ACCOUNT);
    const matching = searchedInstances(store, others, now)
      .select(["region", "instance_id"])
      .$asTuple("region", "instance_id");
    const tags = isFiltered(others) ? all.where((eb) => eb(eb.refTuple("region", "instance_id"), "in", matching)) : all;
    return tags
      .select("tag as value")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .groupBy("tag")
      .orderBy("count", "desc")
      .orderBy("tag")
      .execute();
  },
  change: async (store, others, now) => {
    const [all, states] = await Promise.all([countMatching(store, others, now), shownStates(store.db)]);
    const words = CHANGE_FILTERS.filter((one) => one !== "none");
    const counts = await Promise.all(
      words.map(async (one) => ({
        value: one,
        count: ITEM_STATES[one].some((state) => states.has(state))
          ? await countMatching(store, { ...others, change: [one] }, now)
          : 0,
      })),
    );
    return [...counts, { value: "none", count: counts.reduce((rest, { count }) => rest - count, all) }];
  },
};

/** The states of items that the list shows anywhere: most of the time nothing is under way, and need not be counted. */
async function shownStates(db: Db): Promise<ReadonlySet<ItemState>> {
  const rows = await db.selectFrom("change_items").select("state").where(isShown("change_items")).distinct().execute();
  return new Set(rows.map(({ state }) => state));
}
