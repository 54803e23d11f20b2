import "server-only";
import type { Selectable } from "kysely";
import type { ChangeHead, ChangeSummary } from "@/lib/domain/change-page";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { changeApproval } from "../approvals/change-approval";
import type { Ctx } from "../context";
import type { ChangeTable } from "../db/schema";
import { readStoppedRegions } from "./stopped-regions";

/** What is told of a change besides its rows and history. */
export async function changeHead(
  ctx: Ctx,
  change: Selectable<ChangeTable>,
  summary: ChangeSummary,
): Promise<ChangeHead> {
  const stopped = await readStoppedRegions(ctx.app.store.db, change);
  return { ...summary, stopped, approval: await changeApproval(ctx, change) };
}

/** What the rows of a change take from it: when this moves, each that is still open may look different. */
export function planOf({ pause_reason, settings, starts_at, begun_at }: Selectable<ChangeTable>) {
  return [pause_reason === "approval", begun_at === null ? starts_at : null, parseChangeSettings(settings).start.kind];
}
