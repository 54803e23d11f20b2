import { withRoute } from "@/lib/server/auth/with-route";
import { readListViews } from "@/lib/server/views/read-list-views";

/** GET /api/views: the views that the reader may open in the list, and how they like it to look. */
export const GET = withRoute("instance.read", async (ctx) => Response.json(await readListViews(ctx)));
