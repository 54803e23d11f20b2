import "server-only";
import type { CallUsage } from "../cloud/cloud";
import type { App } from "../context";
import { readBudget } from "../inventory/sync-budget";
import { type Repeating, repeat } from "./repeat";

const EVERY_MILLIS = 5_000;

/** Takes up the re-check's budget when an administrator has set another, and writes down what was called, for any process's pages. */
export function startBudgetLoop(app: App, onFault: (error: unknown) => void): Repeating {
  let written = "";

  async function turn(): Promise<void> {
    app.cloud.setSteadyPace(await readBudget(app, app.store.db));
    const usage = app.cloud.usage();
    // At rest nothing is written.
    if (written === JSON.stringify(usage)) return;
    await writeUsage(app, usage);
    written = JSON.stringify(usage);
  }

  return repeat(app.clock, () => EVERY_MILLIS, turn, onFault);
}

async function writeUsage(app: App, usage: readonly CallUsage[]): Promise<void> {
  const at = app.clock.now();
  await app.store.transaction(async (trx) => {
    // Whole: an earlier leader's endpoints may have been others.
    await trx.deleteFrom("call_usage").execute();
    if (usage.length === 0) return;
    await trx
      .insertInto("call_usage")
      .values(usage.map(({ perSecond, ...used }) => ({ ...used, per_second: perSecond, at })))
      .execute();
  });
}
