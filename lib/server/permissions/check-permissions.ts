import "server-only";
import { randomUUID } from "node:crypto";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import {
  type PermissionResult,
  type RegionPermissions,
  TRIED_ACTIONS,
  type TriedAction,
  verdictOf,
} from "@/lib/domain/permission-check";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type CallOptions, type Cloud, CloudError } from "../cloud/cloud";
import { type Ctx, requirePermission } from "../context";

/** What the API surely does not know: it refuses for that reason, unless it refuses for want of permission. */
const NO_INSTANCE = "cmgo-none0000";
const NO_FLOW = "1";

/** One that nobody else waits behind, tried once. */
const IN_LAST_PLACE: CallOptions = { lane: "sync", pace: "steady", retries: 0 };

/** Each action in the least harmful way there is: all of them only read. */
function attempt(cloud: Cloud, action: TriedAction, region: string, instanceId: string): Promise<unknown> {
  switch (action) {
    case "DescribeDBInstances":
      return cloud.listInstances(region, { offset: 0, limit: 1 }, IN_LAST_PLACE);
    case "DescribeInstanceSSL":
      return cloud.readSsl(region, instanceId, IN_LAST_PLACE);
    case "DescribeAsyncRequestInfo":
      return cloud.readFlow(region, NO_FLOW, IN_LAST_PLACE);
    case "DescribeDBInstanceURL":
      return cloud.readConnectionStrings(region, instanceId, IN_LAST_PLACE);
    case "DescribeClientConnections":
      return cloud.readClients(region, instanceId, IN_LAST_PLACE);
  }
}

async function resultOf(attempted: Promise<unknown>): Promise<PermissionResult> {
  try {
    await attempted;
    return { verdict: verdictOf(null), code: null, requestId: null };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { verdict: verdictOf(error), code: error.code, requestId: error.requestId };
  }
}

async function checkRegion(ctx: Ctx, region: string): Promise<RegionPermissions> {
  const known = await ctx.app.store.db
    .selectFrom("instances")
    .select("instance_id")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("missing_since", "is", null)
    .limit(1)
    .executeTakeFirst();
  const instanceId = known?.instance_id ?? NO_INSTANCE;
  const results = await Promise.all(
    TRIED_ACTIONS.map(async (action) => {
      const attempted = attempt(ctx.app.cloud, action, region, instanceId);
      return [action, await resultOf(attempted)] as const;
    }),
  );
  return { region, results: Object.fromEntries(results) as RegionPermissions["results"] };
}

/**
 * Tries in each of these regions which actions the console's key may call. InstanceEnableSSL is never tried. What a region does not tell is
 * part of its result. The audit has a row before and one after. Throws Refusal "not_permitted", "invalid_input" for a region that is not read.
 */
export async function checkPermissions(
  ctx: Ctx,
  { regions }: { readonly regions: readonly string[] },
): Promise<RegionPermissions[]> {
  requirePermission(ctx, "permission.check");
  const { cloud, store } = ctx.app;
  if (regions.some((region) => !cloud.regions.includes(region))) throw new Refusal("invalid_input");
  const subjectId = randomUUID();
  const audit = (outcome: AuditOutcome) =>
    store.transaction((trx) =>
      appendAudit(trx, ctx, { event: { action: "permission.check", regions }, outcome, subjectId }),
    );
  await audit("intent");
  try {
    const checked = await Promise.all(regions.map((region) => checkRegion(ctx, region)));
    await audit("succeeded");
    return checked;
  } catch (error) {
    await audit("failed");
    throw error;
  }
}
