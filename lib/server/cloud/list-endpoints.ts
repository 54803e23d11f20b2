import "server-only";
import type { CallEndpoints } from "@/lib/domain/cloud-call";
import { type Ctx, requirePermission } from "../context";
import { endpointFor } from "./endpoint";

/** Where the calls for each region go, for whoever wants to make them with another tool. */
export function listEndpoints(ctx: Ctx): CallEndpoints {
  requirePermission(ctx, "instance.read");
  const { endpoint, regions } = ctx.app.config.cloud;
  return Object.fromEntries(regions.map((region) => [region, endpointFor(endpoint, region)]));
}
