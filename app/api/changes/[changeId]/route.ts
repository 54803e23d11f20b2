import { withRoute } from "@/lib/server/auth/with-route";
import { getChange } from "@/lib/server/changes/get-change";

export const GET = withRoute("change.read", async (ctx, _request, { changeId = "" }) =>
  Response.json(await getChange(ctx, changeId)),
);
