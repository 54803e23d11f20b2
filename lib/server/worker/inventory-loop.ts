import "server-only";
import type { App } from "../context";
import type { InstanceName } from "../inventory/check-ssl";
import { openScreenReader } from "../inventory/screen-reader";
import { SslReadings } from "../inventory/ssl-reading";
import { closeCutOffRuns, runSync, type SyncOrder } from "../inventory/sync-run";
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
  let due: SyncOrder | null = { cause: "start" };
  let lastStarted = 0;
  let running: { readonly order: SyncOrder; readonly abort: AbortController } | null = null;
  let started = false;

  async function sync(order: SyncOrder, stopping: AbortSignal): Promise<void> {
    const abort = new AbortController();
    running = { order, abort };
    due = null;
    lastStarted = app.clock.now();
    try {
      await runSync(app, order, readings, AbortSignal.any([abort.signal, stopping]));
    } catch (error) {
      // The same again at the next look: a store that was full for a minute must not cost a whole interval.
      due ??= order;
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
    if (due === null && app.clock.now() - lastStarted >= app.config.syncIntervalSeconds * 1000)
      due = { cause: "steady" };
    if (due !== null) await sync(due, stopping);
  }

  /** What was read since then need not be read again: a whole reading that is asked for during another goes on with what remains of it. */
  function readSince(): number {
    if (running === null || running.order.cause === "steady") return app.clock.now();
    return running.order.cause === "refresh" ? running.order.since : lastStarted;
  }

  const loop = repeat(app.clock, () => LOOK_EVERY_MILLIS, turn, onFault);
  return {
    prefer: (names) => screen.prefer(names),
    refreshEverything: () => {
      due = { cause: "refresh", since: readSince() };
      running?.abort.abort();
      loop.wake();
    },
    stop: async () => {
      await Promise.all([loop.stop(), screen.stop()]);
    },
  };
}
