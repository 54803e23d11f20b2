import "server-only";
import { type Facet, type Facets, matchQuery, withoutFacet } from "@/lib/domain/facets";
import type { FilterName } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { type App, type Ctx, requirePermission } from "../context";
import { keptReads } from "../db/kept-reads";
import { countFacet } from "./count-facet";
import { watchedBy } from "./watched-by-filter";

const KEPT_MAX = 200;
const kept = keptReads<Facet>(KEPT_MAX);

/** For each of these filters, its values with how many instances have them, given all the other filters. Throws Refusal "not_permitted". */
export async function countFacets(ctx: Ctx, filter: InstanceFilter, names: readonly FilterName[]): Promise<Facets> {
  requirePermission(ctx, "instance.read");
  const entries = names.map(async (name) => [name, await facetOf(ctx.app, withoutFacet(filter, name), name)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** The numbers stand beside a list that is read every two seconds at most: all who ask meanwhile get one counting. */
function facetOf(app: App, others: InstanceFilter, name: FilterName): Promise<Facet> {
  return kept(app, {
    watched: watchedBy(others, [name]),
    key: `${name}?${matchQuery(others)}`,
    read: () => countFacet(app.store, others, name, app.clock.now()),
  });
}
