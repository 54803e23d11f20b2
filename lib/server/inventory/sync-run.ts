import "server-only";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import { checkFleetSsl } from "./check-fleet-ssl";
import { readFleetListing } from "./read-fleet-listing";
import { expectRegions, forgetPastFailures } from "./region-outcome";
import type { ScreenQueue } from "./screen-queue";
import { countSslDue } from "./ssl-due";

/** `steady` = the periodic re-check at SYNC_RATE_LIMIT of what is due; the others use the whole limit, `refresh` for every instance. */
export type SyncCause = "start" | "steady" | "refresh";

export type SyncTally = {
  listed: number;
  total: number;
  listing: boolean;
  readonly regionsRead: Set<string>;
  /** Regions where the key may list instances but not read their SSL. */
  readonly sslRefused: Set<string>;
};

const PROGRESS_EVERY_MILLIS = 500;

/** A run that the last process left behind did not end by itself. */
export async function closeCutOffRuns(app: App): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("sync_runs")
      .set({ state: "cut_off", ended_at: app.clock.now() })
      .where("state", "=", "running")
      .execute(),
  );
}

/** One synchronisation of the fleet: all regions' lists in parallel, and SSL states as soon as rows are known. */
export async function runSync(app: App, cause: SyncCause, screen: ScreenQueue, signal: AbortSignal): Promise<void> {
  // Every call under way listens to it: dozens, and all of them leave.
  setMaxListeners(0, signal);
  const startedAt = app.clock.now();
  const dueBefore = cause === "refresh" ? startedAt : startedAt - app.config.syncIntervalSeconds * 1000;
  const id = randomUUID();
  const tally: SyncTally = { listed: 0, total: 0, listing: true, regionsRead: new Set(), sslRefused: new Set() };
  await expectRegions(app);
  await app.store.transaction((trx) =>
    trx
      .insertInto("sync_runs")
      .values({
        id,
        account_id: DEFAULT_ACCOUNT,
        cause,
        state: "running",
        listed: 0,
        checked: 0,
        total: 0,
        started_at: startedAt,
        ended_at: null,
      })
      .execute(),
  );

  const writeProgress = async (state: "running" | "done" | "cut_off") => {
    const remaining = await countSslDue(app, dueBefore, [...tally.regionsRead]);
    const checked = Math.max(0, tally.listed - remaining);
    const ended_at = state === "running" ? null : app.clock.now();
    await app.store.transaction((trx) =>
      trx
        .updateTable("sync_runs")
        .set({ state, listed: tally.listed, checked, total: tally.total, ended_at })
        .where("id", "=", id)
        .execute(),
    );
  };
  const finished = new AbortController();
  const progress = (async () => {
    while (!finished.signal.aborted) {
      await app.clock.sleep(PROGRESS_EVERY_MILLIS, finished.signal);
      if (!finished.signal.aborted) await writeProgress("running");
    }
  })();
  try {
    const listing = readFleetListing(app, tally, signal).finally(() => {
      tally.listing = false;
    });
    await Promise.all([listing, checkFleetSsl(app, { cause, dueBefore, tally, screen, signal })]);
    if (!signal.aborted) await forgetPastFailures(app);
  } finally {
    finished.abort();
    await progress;
    await writeProgress(signal.aborted ? "cut_off" : "done");
  }
}
