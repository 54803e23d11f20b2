import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { Refusal } from "@/lib/domain/refusal";
import { REPORT_FORMATS } from "@/lib/domain/report-format";
import { oneOf, rawParams } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { exportInstances } from "@/lib/server/inventory/export/export-instances";

/** GET /api/instances/export?format=csv|json&<filter of the list>: all instances that match, as a file. */
export const GET = withRoute("instance.export", async (ctx, request) => {
  const { searchParams } = new URL(request.url);
  const format = oneOf(REPORT_FORMATS, searchParams.get("format") ?? "csv");
  if (!format) throw new Refusal("invalid_input", { field: "format" });
  return exportInstances(ctx, { format, filter: parseInstanceFilter(rawParams(searchParams)) });
});
