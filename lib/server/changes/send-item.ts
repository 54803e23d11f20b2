import "server-only";
import { writeOutcome } from "@/lib/domain/api-error";
import { lookAgainAfter, SEND_MARGIN_MILLIS } from "@/lib/domain/change-pace";
import { ineligibleBecause } from "@/lib/domain/eligibility";
import { restsIn } from "@/lib/domain/rotation";
import { appendAudit } from "../audit/append-audit";
import { CALL_TIMEOUT_MILLIS } from "../cloud/call-timeout";
import type { CallOptions, CloudError, EnableSslAnswer } from "../cloud/cloud";
import type { ChangeItemTable } from "../db/schema";
import { asCloudError, freshFacts } from "./fresh-facts";
import { holdSecondStep } from "./hold-second-step";
import { aboutItem } from "./item-event";
import { type ItemPlan, itemPlan, mayBeSentUntil } from "./item-plan";
import { type Leader, moveItem } from "./move-item";
import { regionStopped } from "./stopped-regions";
import { errorFields, giveBack, tryLater, unreachableLimit, waitWhileBusy } from "./wait-to-send";

/** Thrown from `beforeSend` when the item is no longer ours to send; the call then never leaves. */
class NoLongerOurs extends Error {}
/** Thrown from `beforeSend` when the time in which the item might be sent has gone by while it waited for its turn. */
class TooLate extends Error {}

/**
 * `call`: who waits for it, and until when. `expectedMillis`: how long a task is likely to take, once it has been accepted. An aborted signal
 * leaves the item as it is, claimed and surely not sent.
 */
export type Sending = { readonly call: CallOptions; readonly expectedMillis: () => number | null };

/** Thrown from `beforeSend` when the key was refused in this region meanwhile: the call then never leaves. */
class RegionStopped extends Error {}

async function keepFailure(leader: Leader, item: ChangeItemTable, plan: ItemPlan, error: CloudError): Promise<void> {
  switch (writeOutcome(error)) {
    case "not_sent":
      return tryLater(leader, item, "claimed", error, unreachableLimit(item));
    case "wait":
      return waitWhileBusy(leader, item, plan, error);
    case "refused":
      await moveItem(leader, item, "failed", { ...errorFields(error), answer: "refused" });
      return;
    case "doubtful":
      await moveItem(leader, item, "sending", {
        ...errorFields(error),
        answer: "doubtful",
        next_at: leader.app.clock.now(),
      });
      return;
    case "lost":
      // Nobody reads before the deadline: the request may still be on its way.
      await moveItem(leader, item, "sending", {
        ...errorFields(error),
        answer: "lost",
        next_at: item.send_deadline_at ?? leader.app.clock.now(),
      });
  }
}

async function keepAnswer(
  leader: Leader,
  item: ChangeItemTable,
  answer: EnableSslAnswer,
  expectedMillis: number | null,
): Promise<void> {
  const now = leader.app.clock.now();
  await moveItem(leader, item, "applying", {
    answer: "accepted",
    flow_id: answer.flowId,
    request_id: answer.requestId,
    // A change that was accepted right now can only be under way: the first look comes with the first pause. Counted from the answer, which
    // comes after the task's begin, so that the look is not a moment too early.
    next_at: now + lookAgainAfter(0, expectedMillis),
    retry_until: null,
    error_code: null,
    error_class: null,
    error_message: null,
    advice: null,
    unchanged_since: null,
  });
}

/** Marks the item as sending, with its audit row, in one committed transaction. Returns it as it then stands; throws when it is no longer ours. */
async function markSending(leader: Leader, item: ChangeItemTable, until: number): Promise<ChangeItemTable> {
  const now = leader.app.clock.now();
  if (now >= until) throw new TooLate();
  const sending = {
    attempts: item.attempts + 1,
    sent_at: now,
    send_deadline_at: now + CALL_TIMEOUT_MILLIS + SEND_MARGIN_MILLIS,
    answer: null,
    // What an earlier attempt was answered is not this one's outcome.
    error_code: null,
    error_class: null,
    error_message: null,
    advice: null,
    request_id: null,
  };
  const next_at = sending.send_deadline_at;
  const moved = await moveItem(leader, item, "sending", { ...sending, next_at }, (trx, ctx) =>
    appendAudit(trx, ctx, {
      event: {
        action: "ssl.send",
        ...aboutItem(item),
        target: item.target,
        attempt: sending.attempts,
      },
      outcome: "intent",
      subjectId: item.id,
    }),
  );
  if (!moved) throw new NoLongerOurs();
  return { ...item, ...sending, next_at, state: "sending", epoch: leader.epoch };
}

async function call(
  leader: Leader,
  claimed: ChangeItemTable,
  sending: Sending,
  plan: ItemPlan,
  until: number,
): Promise<void> {
  let item = claimed;
  let answer: EnableSslAnswer;
  try {
    // Credentials first: a call that can't be signed must not leave an item in `sending`.
    await leader.app.cloud.prepare();
    answer = await leader.app.cloud.enableSsl(item.region, item.instance_id, item.target === "enabled", {
      ...sending.call,
      beforeSend: async () => {
        if (item.step !== 2 && (await regionStopped(leader.app.store.db, claimed))) throw new RegionStopped();
        item = await markSending(leader, claimed, until);
      },
    });
  } catch (error) {
    if (error instanceof NoLongerOurs) return;
    if (error instanceof TooLate || error instanceof RegionStopped) return giveBack(leader, claimed);
    const failure = asCloudError(error);
    if (item.state === "sending") return keepFailure(leader, item, plan, failure);
    if (sending.call.signal?.aborted) return;
    if (failure.class === "permission") {
      await moveItem(leader, item, "failed", errorFields(failure));
      return;
    }
    return tryLater(leader, item, "claimed", failure, unreachableLimit(item));
  }
  await keepAnswer(leader, item, answer, sending.expectedMillis());
}

/** Takes a queued (or surely unsent) item through claim, a last look at the instance, and the one call. */
export async function sendItem(leader: Leader, item: ChangeItemTable, sending: Sending): Promise<void> {
  // What is claimed is in the work, also when its region was stopped just now: only `queued` items wait for a wave.
  if (!(await moveItem(leader, item, "claimed", { admitted: 1 }))) return;
  const claimed: ChangeItemTable = { ...item, state: "claimed", epoch: leader.epoch };
  const plan = await itemPlan(leader.app, item);
  let facts: Awaited<ReturnType<typeof freshFacts>>;
  try {
    facts = await freshFacts(leader.app, claimed, sending.call);
  } catch (error) {
    const failure = asCloudError(error);
    if (sending.call.signal?.aborted) return;
    if (failure.class === "permission" || failure.class === "final")
      await moveItem(leader, claimed, "failed", errorFields(failure));
    else await tryLater(leader, claimed, restsIn(item), failure, unreachableLimit(item));
    return;
  }
  const reason = facts
    ? ineligibleBecause(
        {
          statusCode: facts.status_code,
          mongoVersion: facts.mongo_version,
          sslState: facts.ssl_state,
          missing: facts.missing_since !== null,
          inOpenChange: false,
        },
        item.step === 1 ? "rotate" : item.target,
      )
    : "missing";
  if (item.step === 2 && reason !== null) return holdSecondStep(leader, claimed, plan, reason);
  // A busy instance that was already being waited for goes on being waited for; so does one that its change's deadline gives time.
  const waited = item.retry_until !== null && item.retry_until > leader.app.clock.now();
  if (reason === "not_running" && (waited || plan.deadline !== null)) return waitWhileBusy(leader, claimed, plan, null);
  if (reason !== null || facts === null) {
    await moveItem(leader, claimed, "skipped", { skip_reason: reason ?? "missing", retry_until: null });
    return;
  }
  const until = mayBeSentUntil(leader.app, plan, facts);
  if (leader.app.clock.now() >= until) return giveBack(leader, claimed);
  await call(leader, claimed, sending, plan, until);
}
