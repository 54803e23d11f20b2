import { withRoute } from "@/lib/server/auth/with-route";
import { readConnectionAddresses } from "@/lib/server/inventory/read-connection-addresses";

export const GET = withRoute("instance.read", async (ctx, _request, { region = "", instanceId = "" }) =>
  Response.json(await readConnectionAddresses(ctx, { region, instanceId })),
);
