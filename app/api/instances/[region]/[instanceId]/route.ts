import { withRoute } from "@/lib/server/auth/with-route";
import { getInstance } from "@/lib/server/inventory/get-instance";

export const GET = withRoute("instance.read", async (ctx, _request, { region = "", instanceId = "" }) =>
  Response.json(await getInstance(ctx, { region, instanceId })),
);
