import { withRoute } from "@/lib/server/auth/with-route";
import { listRotations } from "@/lib/server/rotations/list-rotations";

export const GET = withRoute("rotation.read", async (ctx) => Response.json(await listRotations(ctx)));
