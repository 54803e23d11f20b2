import "server-only";
import { randomUUID } from "node:crypto";
import { type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import type { ChangeEngine } from "../changes/change-engine";
import { reviewChange } from "../changes/review-change";
import { startChange } from "../changes/start-change";
import type { Ctx } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { turnOnce } from "./change-run";
import type { TestApp } from "./test-app";

export const ROTATED = { region: "ap-jakarta", instanceId: "cmgo-rota1111" };

/** Starts a rotation of these instances, as the dialog does; returns the change. */
export async function startRotation(
  ctx: Ctx,
  settings: Partial<ChangeSettings> = {},
  keys: readonly { region: string; instanceId: string }[] = [ROTATED],
  asking = false,
): Promise<string> {
  const selection = { kind: "keys" as const, keys };
  const { fingerprint } = await reviewChange(ctx, { target: "rotate", selection });
  const { changeId } = await startChange(ctx, {
    intentId: randomUUID(),
    target: "rotate",
    selection,
    settings: { ...DEFAULT_CHANGE_SETTINGS, ...settings },
    reason: "CHG-5",
    fingerprint,
    asking,
  });
  return changeId;
}

/** The item of an instance in a change. */
export function itemOf(test: TestApp, changeId: string, instanceId = ROTATED.instanceId): Promise<ChangeItemTable> {
  return test.app.store.db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", changeId)
    .where("instance_id", "=", instanceId)
    .executeTakeFirstOrThrow();
}

/** Turns the engine and the clock until the item is so. Fails after an hour of the test's time. */
export async function runUntilItem(
  test: TestApp,
  engine: ChangeEngine,
  changeId: string,
  is: (item: ChangeItemTable) => boolean,
): Promise<ChangeItemTable> {
  const end = test.clock.now() + 60 * 60_000;
  for (;;) {
    await turnOnce(test, engine);
    const item = await itemOf(test, changeId);
    if (is(item)) return item;
    if (test.clock.now() > end) throw new Error(`The item is still ${item.state} in step ${item.step}.`);
    await test.clock.advance(1_000);
  }
}

/** Whether the item is in this step and state. */
export const at = (step: 1 | 2, state: ChangeItemTable["state"]) => (item: ChangeItemTable) =>
  item.step === step && item.state === state;

/** What the API was asked to do for each instance, in order: true = on. */
export function asked(test: TestApp, instanceId = ROTATED.instanceId): unknown[] {
  return test.emulator
    .calls({ action: "InstanceEnableSSL", instanceId })
    .map(({ params }) => ("Enable" in params ? params.Enable : null));
}
