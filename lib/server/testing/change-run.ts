import "server-only";
import { randomUUID } from "node:crypto";
import type { ItemState } from "@/lib/domain/change-item";
import type { SslState } from "@/lib/domain/ssl-state";
import { type ChangeEngine, openChangeEngine } from "../changes/change-engine";
import { recordToggle } from "../changes/record-toggle";
import type { Ctx } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { SslReadings } from "../inventory/ssl-reading";
import { runSync } from "../inventory/sync-run";
import { takeLease } from "../worker/lease";
import type { TestApp } from "./test-app";

/** Steps of the clock between turns: finer than the pace of looks, so that no look is skipped. */
const STEP_MILLIS = 1_000;

/** Reads the emulated fleet into the store once. */
export async function syncOnce(test: TestApp): Promise<void> {
  const abort = new AbortController();
  let done = false;
  // The clock may stand: what was read at this very moment is read again.
  const order = { cause: "refresh", since: test.clock.now() + 1 } as const;
  const run = runSync(test.app, order, new SslReadings(test.app), abort.signal).finally(() => {
    done = true;
  });
  while (!done) await test.clock.advance(100);
  await run;
}

/** A new leader, as after a start of the process. */
export async function newLeader(test: TestApp): Promise<ChangeEngine> {
  // On PostgreSQL the last leader's lease would have to run out first; it is dead.
  await test.app.store.db.updateTable("leases").set({ expires_at: 0 }).execute();
  const epoch = await takeLease(test.app.store, randomUUID());
  if (epoch === null) throw new Error("The lease is still held.");
  return openChangeEngine({ app: test.app, epoch });
}

export async function intend(
  ctx: Ctx,
  instance: { region: string; instanceId: string },
  target: "enabled" | "disabled",
  seen: SslState,
): Promise<string> {
  const recorded = await recordToggle(ctx, { ...instance, intentId: randomUUID(), target, seen, reason: "CHG-1" });
  if ("already" in recorded) throw new Error("Already at the target.");
  return recorded.itemId;
}

export async function itemRow(test: TestApp, itemId: string): Promise<ChangeItemTable> {
  return test.app.store.db.selectFrom("change_items").selectAll().where("id", "=", itemId).executeTakeFirstOrThrow();
}

/** One turn of the engine, and everything that it took up. */
export async function turnOnce(test: TestApp, engine: ChangeEngine): Promise<void> {
  let working = true;
  await engine.turn();
  const idle = engine.idle().finally(() => {
    working = false;
  });
  // Retries inside a turn wait on the clock too.
  while (working) await test.clock.advanceSleepers(50);
  await idle;
}

/** Turns the engine and the clock until the item is in one of these states. Fails after so much of the test's time. */
export async function runUntil(
  test: TestApp,
  engine: ChangeEngine,
  itemId: string,
  states: readonly ItemState[],
  limitMillis = 20 * 60_000,
): Promise<ChangeItemTable> {
  const end = test.clock.now() + limitMillis;
  for (;;) {
    await turnOnce(test, engine);
    const row = await itemRow(test, itemId);
    if (states.includes(row.state)) return row;
    if (test.clock.now() > end) throw new Error(`The item is still ${row.state} (${row.last_read ?? "nothing read"}).`);
    await test.clock.advance(STEP_MILLIS);
  }
}

/** Turns the engine and the clock until a change has ended, or is paused with nothing under way. Fails after 600 turns. */
export async function runToRest(test: TestApp, engine: ChangeEngine, changeId: string): Promise<void> {
  const { db } = test.app.store;
  for (let turn = 0; turn < 600; turn += 1) {
    await turnOnce(test, engine);
    const change = await db.selectFrom("changes").selectAll().where("id", "=", changeId).executeTakeFirstOrThrow();
    const underWay = await db
      .selectFrom("change_items")
      .select("id")
      .where("change_id", "=", changeId)
      .where("state", "in", ["claimed", "sending", "applying"])
      .execute();
    if (change.ended_at !== null || (change.pause_reason !== null && underWay.length === 0)) return;
    await test.clock.advance(STEP_MILLIS);
  }
  throw new Error("The change neither ended nor paused.");
}
