import "server-only";
import type { App } from "../context";
import type { InstanceName } from "../inventory/check-ssl";
import { refreshKeys } from "../inventory/refresh-keys";
import { openScreenQueue } from "../inventory/screen-queue";
import { closeCutOffRuns, runSync, type SyncCause } from "../inventory/sync-run";
import { type Repeating, repeat } from "./repeat";

/** How often the loop looks whether a sync is due or a stale row is on a screen. */
const LOOK_EVERY_MILLIS = 1_000;
const SCREEN_ROWS_AT_ONCE = 50;

export type InventoryLoop = {
  readonly loop: Repeating;
  prefer(names: readonly InstanceName[]): void;
  refreshEverything(): void;
};

/** Keeps the inventory: a whole sync at start, a steady one each SYNC_INTERVAL_SECONDS, a full one when asked; stale rows on screens between them. */
export function startInventoryLoop(app: App, onFault: (error: unknown) => void): InventoryLoop {
  const screen = openScreenQueue();
  let due: SyncCause | null = "start";
  let lastEnded = 0;
  let running: { readonly cause: SyncCause; readonly abort: AbortController } | null = null;
  let started = false;

  async function sync(cause: SyncCause, stopping: AbortSignal): Promise<void> {
    const abort = new AbortController();
    running = { cause, abort };
    due = null;
    try {
      await runSync(app, cause, screen, AbortSignal.any([abort.signal, stopping]));
    } catch (error) {
      // The same cause again at the next look: a store that was full for a minute must not cost a whole interval.
      due ??= cause;
      throw error;
    } finally {
      running = null;
      lastEnded = app.clock.now();
    }
  }

  async function turn(stopping: AbortSignal): Promise<void> {
    if (!started) {
      await closeCutOffRuns(app);
      started = true;
    }
    if (due === null && app.clock.now() - lastEnded >= app.config.syncIntervalSeconds * 1000) due = "steady";
    if (due !== null) return sync(due, stopping);
    const names: InstanceName[] = [];
    for (let name = screen.take(); name; name = names.length < SCREEN_ROWS_AT_ONCE ? screen.take() : null)
      names.push(name);
    await refreshKeys(app, names, { lane: "sync", signal: stopping });
  }

  const loop = repeat(app.clock, () => LOOK_EVERY_MILLIS, turn, onFault);
  return {
    loop,
    prefer: (names) => {
      if (names.length > 0) screen.prefer(names);
    },
    refreshEverything: () => {
      if (running?.cause === "refresh" || running?.cause === "start") return;
      due = "refresh";
      running?.abort.abort();
      loop.wake();
    },
  };
}
