import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { rawParams } from "@/lib/domain/search-params";
import { taggedJson } from "@/lib/server/auth/tagged-json";
import { withRoute } from "@/lib/server/auth/with-route";
import { listInstances } from "@/lib/server/inventory/list-instances";

/** GET /api/instances (screen contract): a page of the fleet as the store knows it; 304 when the asker has it already. */
export const GET = withRoute("instance.read", async (ctx, request) => {
  const params = rawParams(new URL(request.url).searchParams);
  return taggedJson(request, await listInstances(ctx, parseInstanceFilter(params)));
});
