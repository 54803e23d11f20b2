import "server-only";
import { randomUUID } from "node:crypto";
import { CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { databaseNow } from "../db/engine-differences";
import type { LeaderAnswer, LeaderRequest } from "./leader-request";
import type { ReplicaChannel } from "./replica-channel";

/** The answer is looked for this often, however its message fares. */
const LOOK_EVERY_MILLIS = 500;
/** A call's own time-out, the wait for its turn, and some. */
const ANSWER_LIMIT_MILLIS = 15_000;

/** `Answer` is what the request's read gives; both sides are this program. */
export type AskLeader = <Answer>(request: LeaderRequest, signal?: AbortSignal) => Promise<Answer>;

function notAnswered(message: string): CloudError {
  return new CloudError({ class: "not_sent", code: null, requestId: null, message });
}

/**
 * Asks the leading process to call the cloud, through the store, and gives what it answered. Throws the CloudError that it met, or one of class
 * not_sent when none answers within 15 s; Refusal "store_unavailable".
 */
export function askLeader({ store, clock }: Pick<App, "store" | "clock">, channel: ReplicaChannel): AskLeader {
  async function look<Answer>(id: string): Promise<LeaderAnswer<Answer> | null> {
    const row = await store.db.selectFrom("leader_requests").select("answer").where("id", "=", id).executeTakeFirst();
    if (!row) throw notAnswered("The leading process has dropped the request");
    return row.answer === null ? null : JSON.parse(row.answer);
  }

  async function answerOf<Answer>(id: string, signal: AbortSignal | undefined): Promise<LeaderAnswer<Answer> | null> {
    const end = clock.now() + ANSWER_LIMIT_MILLIS;
    while (clock.now() < end && !signal?.aborted) {
      const heard = channel.heard(
        (message) => message.kind === "answer" && message.requestId === id,
        LOOK_EVERY_MILLIS,
        signal,
      );
      const answer = await look<Answer>(id);
      if (answer) return answer;
      await heard;
    }
    return look<Answer>(id);
  }

  return async <Answer>(request: LeaderRequest, signal?: AbortSignal) => {
    const id = randomUUID();
    await store.transaction(async (trx) => {
      const asked_at = await databaseNow(trx, store.engine);
      await trx
        .insertInto("leader_requests")
        .values({ id, request: JSON.stringify(request), asked_at, answer: null })
        .execute();
    });
    channel.publish({ kind: "request" });
    try {
      const answer = await answerOf<Answer>(id, signal);
      if (answer === null) throw notAnswered("No answer from the process that leads");
      if ("failed" in answer) throw new CloudError(answer.failed);
      return answer.value;
    } finally {
      // One that can't be taken away now goes with the leader's next sweep.
      await store
        .transaction((trx) => trx.deleteFrom("leader_requests").where("id", "=", id).execute())
        .catch(() => undefined);
    }
  };
}
