import "server-only";
import { type Facet, type Facets, matchQuery, withoutFacet } from "@/lib/domain/facets";
import type { FilterName } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { type Ctx, requirePermission } from "../context";
import type { Store } from "../db/store";
import { countFacet } from "./count-facet";

/** The numbers stand beside a list that is read every two seconds at most: within that time, all who ask get one counting. */
const FRESH_MILLIS = 2_000;
const KEPT_MAX = 200;

type Counting = { readonly at: number; readonly facet: Promise<Facet> };
const counted = new WeakMap<Store, Map<string, Counting>>();

/** For each of these filters, its values with how many instances have them, given all the other filters. Throws Refusal "not_permitted". */
export async function countFacets(ctx: Ctx, filter: InstanceFilter, names: readonly FilterName[]): Promise<Facets> {
  requirePermission(ctx, "instance.read");
  const entries = names.map(async (name) => [name, await facetOf(ctx, withoutFacet(filter, name), name)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function facetOf({ app }: Ctx, others: InstanceFilter, name: FilterName): Promise<Facet> {
  const { store, clock } = app;
  const now = clock.now();
  const kept = counted.get(store) ?? new Map<string, Counting>();
  counted.set(store, kept);
  const key = `${name}?${matchQuery(others)}`;
  const last = kept.get(key);
  if (last && now - last.at < FRESH_MILLIS) return last.facet;
  const facet = countFacet(store.db, others, name, now);
  // What failed is asked again.
  facet.catch(() => kept.delete(key));
  kept.delete(key);
  kept.set(key, { at: now, facet });
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  return facet;
}
