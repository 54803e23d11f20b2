import { parseAuditFilter } from "@/lib/domain/audit-filter";
import { rawParams } from "@/lib/domain/search-params";
import { listAudit } from "@/lib/server/audit/list-audit";
import { withRoute } from "@/lib/server/auth/with-route";

export const GET = withRoute("audit.read", async (ctx, request) => {
  const { searchParams } = new URL(request.url);
  return Response.json(await listAudit(ctx, parseAuditFilter(rawParams(searchParams))));
});
