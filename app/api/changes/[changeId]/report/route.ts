import { Refusal } from "@/lib/domain/refusal";
import { REPORT_FORMATS } from "@/lib/domain/report-format";
import { oneOf } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { reportChange } from "@/lib/server/changes/report-change";

/** GET /api/changes/<id>/report?format=csv|json: what became of each instance of an ended change. */
export const GET = withRoute("change.read", async (ctx, request, { changeId = "" }) => {
  const format = oneOf(REPORT_FORMATS, new URL(request.url).searchParams.get("format") ?? "csv");
  if (!format) throw new Refusal("invalid_input", { field: "format" });
  return reportChange(ctx, { changeId, format });
});
