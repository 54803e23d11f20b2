import "server-only";
import type { ItemState } from "@/lib/domain/change-item";
import { lookAgainAfter } from "@/lib/domain/change-pace";
import { nextStep } from "@/lib/domain/change-step";
import { endsWithSslOff, turnsAround } from "@/lib/domain/rotation";
import type { SslState } from "@/lib/domain/ssl-state";
import type { TaskTimes } from "@/lib/domain/task-times";
import type { ChangeItemTable } from "../db/schema";
import { lookAtItem } from "./look-at-item";
import { type Leader, moveItem } from "./move-item";
import { turnAround } from "./turn-around";

/** Looks once at an item that was sent (or may have been) and moves it as the rule says; an aborted look tells nothing, and moves nothing. */
export async function followItem(
  leader: Leader,
  item: ChangeItemTable & { state: "sending" | "applying" },
  taskTimes: TaskTimes,
  signal: AbortSignal,
): Promise<void> {
  const { app } = leader;
  const { reading, hasFlow, tookMillis } = await lookAtItem(app, item, { lane: "follow", signal });
  if (signal.aborted) return;
  if (reading.flow === "succeeded" && tookMillis !== null) taskTimes.keep(tookMillis);
  const now = app.clock.now();
  const facts = {
    state: item.state,
    target: item.target,
    answer: item.answer,
    hasFlow,
    unchangedSince: item.unchanged_since,
  };
  const step = nextStep(facts, reading, now, app.config.reconcileSeconds * 1000);
  const last_read = JSON.stringify({ ...reading, at: now });
  const next_at = now + lookAgainAfter(now - (item.sent_at ?? item.created_at), taskTimes.expected());
  switch (step.to) {
    case "wait":
      // After a crash the answer is as lost as after a reset: the row says so from the first look on.
      await moveItem(leader, item, item.state, {
        next_at,
        last_read,
        unchanged_since: step.unchangedSince,
        ...(item.answer === null ? { answer: "lost" } : {}),
      });
      return;
    case "applying":
      await moveItem(leader, item, "applying", {
        next_at,
        last_read,
        unchanged_since: null,
        error_code: null,
        error_class: null,
        error_message: null,
        advice: null,
      });
      return;
    case "succeeded":
      if (turnsAround(item)) return turnAround(leader, item, last_read);
      await moveItem(leader, item, "succeeded", {
        last_read,
        error_code: null,
        error_class: null,
        error_message: null,
        advice: null,
      });
      return;
    case "failed":
    case "needs_attention":
      await moveItem(leader, item, step.to, {
        last_read,
        advice: step.advice,
        ...whenOff(item, step.to, reading.ssl, now),
      });
  }
}

/** An end that leaves SSL off, and since when that is known. */
function whenOff(item: ChangeItemTable, to: ItemState, seen: SslState | null, now: number) {
  if (!endsWithSslOff(item, to, seen)) return { ended_off: null };
  return { ended_off: 1 as const, ...(item.off_at === null && seen === "disabled" ? { off_at: now } : {}) };
}
