import "server-only";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { CallOptions } from "../cloud/cloud";
import type { App } from "../context";
import { checkFleetSsl } from "./check-fleet-ssl";
import { readFleetListing } from "./read-fleet-listing";
import { expectRegions, forgetPastFailures } from "./region-outcome";
import type { SslReadings } from "./ssl-reading";
import { SyncProgressCount } from "./sync-progress";
import { SyncTally } from "./sync-tally";

/**
 * `steady` = the periodic re-check of what is due, within its budget; the others use the whole limit, `refresh` for every instance that was not
 * read since `since` (epoch milliseconds).
 */
export type SyncOrder = { readonly cause: "start" | "steady" } | { readonly cause: "refresh"; readonly since: number };

const PROGRESS_EVERY_MILLIS = 500;

/** A run that the last process left behind did not end by itself. */
export async function closeCutOffRuns(app: App): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("sync_runs")
      .set({ state: "cut_off", ended_at: app.clock.now(), listing: 0, expected_end_at: null })
      .where("state", "=", "running")
      .execute(),
  );
}

async function recordRun(app: App, { cause }: SyncOrder, startedAt: number): Promise<string> {
  const id = randomUUID();
  const none = { listed: 0, checked: 0, failed: 0, total: 0, listing: app.cloud.regions.length, expected_end_at: null };
  await app.store.transaction((trx) =>
    trx
      .insertInto("sync_runs")
      .values({
        id,
        account_id: DEFAULT_ACCOUNT,
        cause,
        state: "running",
        ...none,
        started_at: startedAt,
        ended_at: null,
      })
      .execute(),
  );
  return id;
}

/**
 * One synchronisation of the fleet: all regions' lists in parallel, and SSL states as soon as rows are known. A steady one begins nothing more
 * once the next is due: the lists are then read anew, and what remains goes on from there.
 */
export async function runSync(app: App, order: SyncOrder, readings: SslReadings, signal: AbortSignal): Promise<void> {
  // Every call under way listens to it: dozens, and all of them leave.
  setMaxListeners(0, signal);
  const startedAt = app.clock.now();
  const steady = order.cause === "steady";
  const interval = app.config.syncIntervalSeconds * 1000;
  const until = steady ? startedAt + interval : Number.POSITIVE_INFINITY;
  // What comes due before the middle between this run and the next is nearer to this one.
  const dueBy = steady ? startedAt + interval / 2 : startedAt;
  const options: CallOptions = { lane: "sync", signal, ...(steady ? { pace: "steady" as const } : {}) };
  const tally = new SyncTally(app.cloud.regions.length);
  readings.begin();
  await expectRegions(app);
  const id = await recordRun(app, order, startedAt);

  const counting = new SyncProgressCount();
  let written = "";
  const writeProgress = async (state: "running" | "done" | "cut_off") => {
    const progress = await counting.count(app, dueBy, tally, readings);
    const ended_at = state === "running" ? null : app.clock.now();
    const row = { state, ...progress, ended_at };
    if (written === JSON.stringify(row)) return;
    written = JSON.stringify(row);
    await app.store.transaction((trx) => trx.updateTable("sync_runs").set(row).where("id", "=", id).execute());
  };
  const finished = new AbortController();
  const progress = (async () => {
    while (!finished.signal.aborted) {
      await app.clock.sleep(PROGRESS_EVERY_MILLIS, finished.signal);
      if (!finished.signal.aborted) await writeProgress("running");
    }
  })();
  try {
    const unreadSince = order.cause === "refresh" ? order.since : null;
    await Promise.all([
      readFleetListing(app, { tally, readings, options, unreadSince }),
      checkFleetSsl(app, { dueBy, until, tally, readings, options }),
    ]);
    if (!signal.aborted) await forgetPastFailures(app);
  } finally {
    finished.abort();
    await progress;
    await writeProgress(signal.aborted ? "cut_off" : "done");
  }
}
