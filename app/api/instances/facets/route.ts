import { FILTER_NAMES } from "@/lib/domain/filter-values";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { rawParams } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { countFacets } from "@/lib/server/inventory/count-facets";

/** GET /api/instances/facets?facet=region&facet=ssl&<filter of the list>: the values of these filters with how many instances have them. */
export const GET = withRoute("instance.read", async (ctx, request) => {
  const { searchParams } = new URL(request.url);
  const asked = new Set(searchParams.getAll("facet"));
  const names = FILTER_NAMES.filter((name) => asked.has(name));
  return Response.json(await countFacets(ctx, parseInstanceFilter(rawParams(searchParams)), names));
});
