import "server-only";
import { OPEN_STATES } from "@/lib/domain/change-item";
import type { ChangeItemTable } from "../db/schema";
import { NoLongerLeading } from "../worker/fenced-store";
import { admitWaves } from "./admit-waves";
import { followItem } from "./follow-item";
import type { Leader } from "./move-item";
import { sendItem } from "./send-item";

/** Items taken up in one turn; the limiter decides how fast they go. */
const TURN_ITEMS = 200;
/** After a failure that is not the cloud's (the store is full or gone), this long until the item is looked at again. */
const PAUSE_AFTER_FAULT_MILLIS = 5_000;

export type ChangeEngine = {
  /** Takes up every due item that is not being worked on, and returns without waiting for them. */
  turn(): Promise<void>;
  /** Resolves when everything taken up so far has ended. */
  idle(): Promise<void>;
  /** Resolves once the item's sending has ended one way or the other, or after the limit. */
  itemSent(itemId: string, limitMillis: number): Promise<void>;
};

/**
 * The leader's hands: moves every open item along. Items rest in the store between turns, so a new engine goes on where the last one died.
 * `onSent` hears of each item whose sending has ended, for processes that wait elsewhere.
 */
export function openChangeEngine(leader: Leader, onSent: (itemId: string) => void = () => undefined): ChangeEngine {
  const { app } = leader;
  const working = new Map<string, Promise<void>>();
  const pausedUntil = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  function tellSent(itemId: string): void {
    for (const wake of waiting.get(itemId) ?? []) wake();
    waiting.delete(itemId);
  }

  async function work(item: ChangeItemTable): Promise<void> {
    try {
      if (item.state === "queued" || item.state === "claimed") await sendItem(leader, item);
      else if (item.state === "sending" || item.state === "applying")
        await followItem(leader, { ...item, state: item.state });
      pausedUntil.delete(item.id);
    } catch (error) {
      pausedUntil.set(item.id, app.clock.now() + PAUSE_AFTER_FAULT_MILLIS);
      // Its successor has it: there is nothing to say, and nothing to write.
      if (error instanceof NoLongerLeading) return;
      app.log.error({ itemId: item.id, state: item.state, err: error }, "a change item could not be worked on");
    } finally {
      working.delete(item.id);
      tellSent(item.id);
      if (item.state === "queued" || item.state === "claimed") onSent(item.id);
    }
  }

  return {
    turn: async () => {
      await admitWaves(leader);
      const now = app.clock.now();
      const due = await app.store.db
        .selectFrom("change_items")
        .selectAll()
        .where("state", "in", OPEN_STATES)
        .where("admitted", "=", 1)
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .limit(TURN_ITEMS + working.size)
        .execute();
      for (const item of due) {
        if (working.has(item.id) || (pausedUntil.get(item.id) ?? 0) > now) continue;
        working.set(item.id, work(item));
      }
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working.values());
    },
    itemSent: async (itemId, limitMillis) => {
      const done = new AbortController();
      await Promise.race([
        new Promise<void>((resolve) => {
          const wakers = waiting.get(itemId) ?? new Set();
          waiting.set(itemId, wakers.add(resolve));
        }),
        app.clock.sleep(limitMillis, done.signal),
      ]);
      done.abort();
    },
  };
}
