import { withRoute } from "@/lib/server/auth/with-route";
import { getRotation } from "@/lib/server/rotations/get-rotation";

/** GET /api/rotations/<id>: the rotation with its instances as they stand now. */
export const GET = withRoute("rotation.read", async (ctx, _request, { rotationId = "" }) =>
  Response.json(await getRotation(ctx, rotationId)),
);
