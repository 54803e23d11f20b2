import "server-only";
import { matchQuery } from "@/lib/domain/facets";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { App } from "../context";
import { keptReads } from "../db/kept-reads";
import { type InventoryStore, searchedInstances } from "./searched-instances";
import { watchedBy } from "./watched-by-filter";

/** How many instances a filter matches. `now` epoch milliseconds. */
export async function countMatching(store: InventoryStore, filter: InstanceFilter, now: number): Promise<number> {
  const { count } = await searchedInstances(store, filter, now)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const KEPT_MAX = 500;
const kept = keptReads<number>(KEPT_MAX);

/** The same for a page that tells it: counted once for all who look at it, until it may have changed. */
export function keptMatching(app: App, filter: InstanceFilter): Promise<number> {
  return kept(app, {
    watched: watchedBy(filter),
    key: matchQuery(filter),
    read: () => countMatching(app.store, filter, app.clock.now()),
  });
}
