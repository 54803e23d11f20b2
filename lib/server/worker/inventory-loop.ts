import "server-only";
import type { App } from "../context";
import type { InstanceName } from "../inventory/check-ssl";
import { openScreenReader } from "../inventory/screen-reader";
import { SslReadings } from "../inventory/ssl-reading";
import { closeCutOffRuns, runSync, type SyncCause } from "../inventory/sync-run";
import { repeat } from "./repeat";

/** How often the loop looks whether a sync is due. */
const LOOK_EVERY_MILLIS = 1_000;

export type InventoryLoop = {
  /** Rows on somebody's screen: read before all that the sync reads, whether one runs or not. */
  prefer(names: readonly InstanceName[]): void;
  refreshEverything(): void;
  stop(): Promise<void>;
};

/** Keeps the inventory: a whole sync at start, a steady one each SYNC_INTERVAL_SECONDS, a full one when asked; rows on screens at any time. */
export function startInventoryLoop(app: App, onFault: (error: unknown) => void): InventoryLoop {
  const readings = new SslReadings(app);
  const screen = openScreenReader(app, readings, onFault);
  let due: SyncCause | null = "start";
  let lastStarted = 0;
  let running: { readonly cause: SyncCause; readonly abort: AbortController } | null = null;
  let started = false;

  async function sync(cause: SyncCause, stopping: AbortSignal): Promise<void> {
    const abort = new AbortController();
    running = { cause, abort };
    due = null;
    lastStarted = app.clock.now();
    try {
      await runSync(app, cause, readings, AbortSignal.any([abort.signal, stopping]));
    } catch (error) {
      // The same cause again at the next look: a store that was full for a minute must not cost a whole interval.
      if (due !== "refresh") due = cause;
      throw error;
    } finally {
      running = null;
    }
  }

  async function turn(stopping: AbortSignal): Promise<void> {
    if (!started) {
      await closeCutOffRuns(app);
      started = true;
    }
    if (due === null && app.clock.now() - lastStarted >= app.config.syncIntervalSeconds * 1000) due = "steady";
    if (due !== null) await sync(due, stopping);
  }

  const loop = repeat(app.clock, () => LOOK_EVERY_MILLIS, turn, onFault);
  return {
    prefer: (names) => screen.prefer(names),
    refreshEverything: () => {
      // All of it is being read already. A region that has failed in that is listed once more after it; the rest is not due by then.
      if (running?.cause === "refresh" || running?.cause === "start") {
        due = "steady";
        return;
      }
      due = "refresh";
      running?.abort.abort();
      loop.wake();
    },
    stop: async () => {
      await Promise.all([loop.stop(), screen.stop()]);
    },
  };
}
