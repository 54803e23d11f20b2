import { withRoute } from "@/lib/server/auth/with-route";
import { getSyncUsage } from "@/lib/server/inventory/get-sync-usage";

/** GET /api/sync: the re-check's budget, the calls of the last minute, and what is due. */
export const GET = withRoute("sync.manage", async (ctx) => Response.json(await getSyncUsage(ctx)));
