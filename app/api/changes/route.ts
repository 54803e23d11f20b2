import { parseChangeFilter } from "@/lib/domain/change-filter";
import { rawParams } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { listChanges } from "@/lib/server/changes/list-changes";

export const GET = withRoute("change.read", async (ctx, request) => {
  const { searchParams } = new URL(request.url);
  return Response.json(await listChanges(ctx, parseChangeFilter(rawParams(searchParams))));
});
