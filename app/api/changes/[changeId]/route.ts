import { withRoute } from "@/lib/server/auth/with-route";
import { getChange } from "@/lib/server/changes/get-change";
import { getChangeDelta } from "@/lib/server/changes/get-change-delta";

/** GET /api/changes/<id>: the change with all its rows; with `since` = the `asOf` of an earlier answer, only rows that may have changed. */
export const GET = withRoute("change.read", async (ctx, request, { changeId = "" }) => {
  const since = new URL(request.url).searchParams.get("since");
  if (since === null) return Response.json(await getChange(ctx, changeId));
  return Response.json(await getChangeDelta(ctx, { changeId, since: Date.parse(since) }));
});
