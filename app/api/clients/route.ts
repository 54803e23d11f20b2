import { withRoute } from "@/lib/server/auth/with-route";
import { connectedClients } from "@/lib/server/inventory/connected-clients";

/** GET /api/clients?of=<region>/<id>,<region>/<id>…: who is connected to a few instances now. */
export const GET = withRoute("change.start", async (ctx, request) => {
  const names = (new URL(request.url).searchParams.get("of") ?? "").split(",").filter((name) => name !== "");
  const keys = names.map((name) => {
    const [region = "", instanceId = ""] = name.split("/");
    return { region, instanceId };
  });
  return Response.json(await connectedClients(ctx, keys, request.signal));
});
