import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { exportText } from "@/lib/domain/instance-export";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { ReportFormat } from "@/lib/domain/report-format";
import { viewQuery } from "@/lib/domain/saved-view";
import { appendAudit } from "../../audit/append-audit";
import { type Ctx, requirePermission } from "../../context";
import { fileStream } from "../../file-stream";
import { isoTime } from "../../iso-time";
import { matchingChunks } from "./matching-chunks";

type ExportRequest = { readonly filter: InstanceFilter; readonly format: ReportFormat };

const TYPES: Record<ReportFormat, string> = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/** `count` = instances that were given; null = none was yet. */
async function audit(ctx: Ctx, request: ExportRequest, count: number | null, outcome: AuditOutcome): Promise<void> {
  const event = {
    action: "inventory.export",
    format: request.format,
    query: viewQuery(request.filter),
    count,
  } as const;
  const code = outcome === "failed" ? "cut_off" : null;
  await ctx.app.store.transaction((trx) => appendAudit(trx, ctx, { event, outcome, subjectId: ctx.requestId, code }));
}

async function* textOf(ctx: Ctx, request: ExportRequest, now: number): AsyncGenerator<Uint8Array> {
  const text = exportText(request.format, request.filter, isoTime(now));
  const bytes = new TextEncoder();
  let count = 0;
  let outcome: AuditOutcome = "failed";
  try {
    yield bytes.encode(text.head);
    for await (const instances of matchingChunks(ctx.app, request.filter, now)) {
      yield bytes.encode(text.rows(instances, count === 0));
      count += instances.length;
    }
    yield bytes.encode(text.foot(count));
    outcome = "succeeded";
  } finally {
    await audit(ctx, request, count, outcome);
  }
}

/**
 * All instances that a filter matches as a file, however many, read from the store as it is taken; by region and id, whatever the order of the list.
 * The audit has a row before and one when the last byte was taken, or the taker left. @throws Refusal not_permitted, store_unavailable
 */
export async function exportInstances(ctx: Ctx, request: ExportRequest): Promise<Response> {
  requirePermission(ctx, "instance.export");
  const now = ctx.app.clock.now();
  await audit(ctx, request, null, "intent");
  return new Response(fileStream(textOf(ctx, request, now)), {
    headers: {
      "Content-Type": TYPES[request.format],
      "Content-Disposition": `attachment; filename="mongodb-instances-${isoTime(now).slice(0, 10)}.${request.format}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
