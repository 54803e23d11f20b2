import "server-only";
import { changeReport } from "@/lib/domain/change-report";
import { Refusal } from "@/lib/domain/refusal";
import type { ReportFormat } from "@/lib/domain/report-format";
import type { Ctx } from "../context";
import { getChange } from "./get-change";

const TYPES: Record<ReportFormat, string> = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/**
 * The report of an ended change as an attachment. A change under way has none yet: half a report would be taken for a whole one. Throws
 * Refusal "not_found", "not_permitted", "conflict".
 */
export async function reportChange(
  ctx: Ctx,
  { changeId, format }: { readonly changeId: string; readonly format: ReportFormat },
): Promise<Response> {
  const change = await getChange(ctx, changeId);
  if (change.endedAt === null) throw new Refusal("conflict", { change: change.id });
  return new Response(changeReport(change, format), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="change-${change.id}.${format}"`,
    },
  });
}
