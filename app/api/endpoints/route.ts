import { withRoute } from "@/lib/server/auth/with-route";
import { listEndpoints } from "@/lib/server/cloud/list-endpoints";

export const GET = withRoute("instance.read", (ctx) => Promise.resolve(Response.json(listEndpoints(ctx))));
