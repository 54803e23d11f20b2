import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { SyncUsage } from "@/lib/domain/sync-budget";
import { type Ctx, requirePermission } from "../context";
import { isoTimeOrNull } from "../iso-time";
import { defaultBudget, readBudget } from "./sync-budget";

/** The re-check's budget, the calls of the last minute as the leader wrote them down, and what is due. Throws Refusal "not_permitted". */
export async function getSyncUsage(ctx: Ctx): Promise<SyncUsage> {
  requirePermission(ctx, "sync.manage");
  const { app } = ctx;
  const { db } = app.store;
  const [budget, used, due] = [
    await readBudget(app, db),
    await db.selectFrom("call_usage").selectAll().orderBy("host").orderBy("action").execute(),
    await db
      .selectFrom("instances")
      .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.min("ssl_due_at").as("since")])
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("ssl_due_at", "<=", app.clock.now())
      .executeTakeFirstOrThrow(),
  ];
  return {
    budget,
    defaultBudget: defaultBudget(app),
    quota: app.config.cloud.callsPerSecond * 60,
    usage: used.map(({ host, action, calls, refused, waiting, per_second }) => ({
      host,
      action,
      calls,
      refused,
      waiting,
      perSecond: per_second,
    })),
    usedAt: used.length === 0 ? null : isoTimeOrNull(Math.max(...used.map(({ at }) => at))),
    due: Number(due.count),
    // What was never read is due since always, which is no time to show.
    dueSince: due.since ? isoTimeOrNull(Number(due.since)) : null,
  };
}
