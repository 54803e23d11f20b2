import "server-only";
import { setMaxListeners } from "node:events";
import { OPEN_STATES } from "@/lib/domain/change-item";
import { TaskTimes } from "@/lib/domain/task-times";
import { expireApprovals } from "../approvals/expire-approvals";
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

/** Between turns that nobody asks for: what a person or another process has written is seen within this time. */
const TURN_EVERY_MILLIS = 500;

export type ChangeEngine = {
  /** Takes up every due item that is not being worked on, and returns without waiting for them. */
  turn(): Promise<void>;
  /** How long after a turn the next one is due, in milliseconds. */
  pauseMillis(): number;
  /** Resolves when everything taken up so far has ended. */
  idle(): Promise<void>;
  /** Ends the waiting for a turn at the API: nothing more is sent, what is on its way is written down. Resolves when all is at rest. */
  stop(): Promise<void>;
  /** Resolves once the item's sending has ended one way or the other, or after the limit. */
  itemSent(itemId: string, limitMillis: number): Promise<void>;
};

/**
 * The leader's hands: moves every open item along. Items rest in the store between turns, so a new engine goes on where the last one died.
 * `onSent` hears of each item whose sending has ended, for processes that wait elsewhere.
 */
export function openChangeEngine(leader: Leader, onSent: (itemId: string) => void = () => undefined): ChangeEngine {
  const { app } = leader;
  const taskTimes = new TaskTimes();
  let nextTurnAt = 0;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every item that waits listens to it.
  setMaxListeners(Number.POSITIVE_INFINITY, signal);
  const working = new Map<string, Promise<void>>();
  const pausedUntil = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  function tellSent(itemId: string): void {
    for (const wake of waiting.get(itemId) ?? []) wake();
    waiting.delete(itemId);
  }

  async function work({ settings, ...item }: ChangeItemTable & { readonly settings: string }): Promise<void> {
    try {
      if (item.state === "queued" || item.state === "claimed") {
        // A change of one instance has no settings; somebody waits for it. While a rotation is between its steps, SSL is off.
        const lane = settings === "null" || item.step === 2 ? "change" : "bulk";
        await sendItem(leader, item, { call: { lane, signal }, expectedMillis: () => taskTimes.expected() });
      } else if (item.state === "sending" || item.state === "applying")
        await followItem(leader, { ...item, state: item.state }, taskTimes, signal);
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

  async function idle(): Promise<void> {
    while (working.size > 0) await Promise.all(working.values());
  }

  return {
    turn: async () => {
      nextTurnAt = app.clock.now() + TURN_EVERY_MILLIS;
      await expireApprovals(leader);
      await admitWaves(leader);
      const now = app.clock.now();
      const due = await app.store.db
        .selectFrom("change_items")
        .innerJoin("changes", "changes.id", "change_items.change_id")
        .selectAll("change_items")
        .select("changes.settings")
        .where("change_items.state", "in", OPEN_STATES)
        .where("change_items.admitted", "=", 1)
        // Nothing that waits for an approval is ever let in; this is the second lock on the same door.
        .where((eb) => eb.or([eb("changes.pause_reason", "is", null), eb("changes.pause_reason", "!=", "approval")]))
        .where("change_items.next_at", "<=", now + TURN_EVERY_MILLIS)
        .orderBy("change_items.next_at")
        .limit(TURN_ITEMS + working.size)
        .execute();
      for (const item of due) {
        if (working.has(item.id) || (pausedUntil.get(item.id) ?? 0) > now) continue;
        if (item.next_at <= now) working.set(item.id, work(item));
        else nextTurnAt = Math.min(nextTurnAt, item.next_at);
      }
    },
    pauseMillis: () => Math.max(0, nextTurnAt - app.clock.now()),
    idle,
    stop: async () => {
      stopping.abort();
      await idle();
      // What was recorded meanwhile is another engine's: nobody waits here for it.
      for (const itemId of [...waiting.keys()]) tellSent(itemId);
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
