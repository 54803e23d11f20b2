import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { parseBudget } from "@/lib/domain/sync-budget";
import type { App, Db, Trx } from "../context";

/** Where the budget stands among the settings. */
const BUDGET_SETTING = `sync-budget.${DEFAULT_ACCOUNT}`;

/** SYNC_RATE_LIMIT by the minute: the budget while nobody has set one. */
export function defaultBudget({ config }: Pick<App, "config">): number {
  return config.cloud.syncCallsPerSecond * 60;
}

/** Calls a minute that the steady re-check may make, of each action at each endpoint. */
export async function readBudget(app: Pick<App, "config">, db: Db): Promise<number> {
  const kept = await db.selectFrom("settings").select("value").where("name", "=", BUDGET_SETTING).executeTakeFirst();
  return parseBudget(kept?.value ?? null) ?? defaultBudget(app);
}

export async function writeBudget(trx: Trx, callsPerMinute: number): Promise<void> {
  const value = String(callsPerMinute);
  await trx
    .insertInto("settings")
    .values({ name: BUDGET_SETTING, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
