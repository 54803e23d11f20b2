import "server-only";
import { randomUUID } from "node:crypto";
import { type ChangeEngine, openChangeEngine } from "../changes/change-engine";
import type { App } from "../context";
import { refreshKeys } from "../inventory/refresh-keys";
import { type InventoryLoop, startInventoryLoop } from "./inventory-loop";
import { LEASE_RENEW_MILLIS, releaseLease, renewLease, takeLease } from "./lease";
import { type Repeating, repeat } from "./repeat";
import type { Worker } from "./worker";

const CHANGES_EVERY_MILLIS = 500;
/** Loops that have not turned for this long are dead, whatever else answers. */
const ALIVE_WITHIN_MILLIS = 30_000;

type Leading = {
  readonly epoch: number;
  readonly engine: ChangeEngine;
  readonly changes: Repeating;
  readonly inventory: InventoryLoop;
};

/** Starts the background work of this process: it leads (follows changes, keeps the inventory) while it holds the store's lease. */
export function startWorker(parts: Omit<App, "worker">): Worker {
  let leading: Leading | null = null;

  const onFault = (what: string) => (error: unknown) => parts.log.error({ err: error }, what);

  async function lead(): Promise<void> {
    const epoch = await takeLease(parts.store, randomUUID());
    if (epoch === null) return;
    const engine = openChangeEngine({ app, epoch });
    leading = {
      epoch,
      engine,
      changes: repeat(
        parts.clock,
        () => CHANGES_EVERY_MILLIS,
        () => engine.turn(),
        onFault("the change loop failed a turn"),
      ),
      inventory: startInventoryLoop(app, onFault("the inventory loop failed a turn")),
    };
    parts.log.info({ epoch }, "leading");
  }

  async function standDown(): Promise<void> {
    const was = leading;
    leading = null;
    await Promise.all([was?.changes.stop(), was?.inventory.loop.stop()]);
    await was?.engine.idle();
  }

  async function keepLease(): Promise<void> {
    if (leading === null) return lead();
    if (await renewLease(parts.store, leading.epoch)) return;
    parts.log.warn({ epoch: leading.epoch }, "another process leads now");
    await standDown();
  }

  const worker: Worker = {
    wakeChanges: () => leading?.changes.wake(),
    itemSent: async (itemId, limitMillis) => {
      if (leading) await leading.engine.itemSent(itemId, limitMillis);
    },
    prefer: (keys) => leading?.inventory.prefer(keys),
    refresh: async ({ keys, everything }) => {
      await refreshKeys(app, keys, { lane: "follow" });
      if (everything) leading?.inventory.refreshEverything();
    },
    alive: () => {
      const last = leading ? leading.changes.lastTurnAt() : lease.lastTurnAt();
      return parts.clock.now() - last < ALIVE_WITHIN_MILLIS;
    },
    stop: async () => {
      await lease.stop();
      const epoch = leading?.epoch;
      await standDown();
      if (epoch !== undefined) await releaseLease(parts.store, epoch);
    },
  };
  const app: App = { ...parts, worker };
  const lease = repeat(parts.clock, () => LEASE_RENEW_MILLIS, keepLease, onFault("the lease could not be kept"));
  return worker;
}
