import "server-only";
import { cloudConsoleUrl } from "@/lib/domain/cloud-console";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { type Ctx, requirePermission } from "../context";
import { findRotation } from "./find-rotation";
import { rotationRows } from "./rotation-rows";
import { rotationSummaries } from "./rotation-summaries";
import { rotationTicks } from "./rotation-ticks";

/** A rotation with each of its instances as the store knows them now, and what was ticked. Throws Refusal "not_found", "not_permitted". */
export async function getRotation(ctx: Ctx, rotationId: string): Promise<RotationDetail> {
  requirePermission(ctx, "rotation.read");
  const { clock, config, store } = ctx.app;
  const rotation = await findRotation(store.db, rotationId);
  const ticks = await rotationTicks(store.db, rotation.id);
  const [summary] = await rotationSummaries(store.db, [rotation]);
  if (!summary) throw new Error("A rotation has a summary.");
  return {
    ...summary,
    ...(await rotationRows(store.db, rotation, ticks, clock.now())),
    ticks,
    consoleUrl: cloudConsoleUrl(new URL(config.cloud.endpoint.replaceAll("{region}", "any")).host),
  };
}
