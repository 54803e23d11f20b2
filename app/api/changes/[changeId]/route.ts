import { withRoute } from "@/lib/server/auth/with-route";
import { getChange } from "@/lib/server/changes/get-change";
import { getChangeDelta } from "@/lib/server/changes/get-change-delta";

/** GET /api/changes/<id>: the change with all its rows; with `since` = the `cursor` of an earlier answer, only what changed, or 204. */
export const GET = withRoute("change.read", async (ctx, request, { changeId = "" }) => {
  const since = new URL(request.url).searchParams.get("since");
  if (since === null) return Response.json(await getChange(ctx, changeId));
  const delta = await getChangeDelta(ctx, { changeId, since });
  return delta === null ? new Response(null, { status: 204 }) : Response.json(delta);
});
