import "server-only";
import type { Leader } from "../changes/move-item";
import { type CallOptions, type Cloud, CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { databaseNow } from "../db/engine-differences";
import { refreshKeys } from "../inventory/refresh-keys";
import type { AskedRead, LeaderAnswer, LeaderRequest } from "./leader-request";
import type { ReplicaChannel } from "./replica-channel";

/** Requests being answered at once; more wait in the store. */
const AT_ONCE = 32;
/** Whoever asked has given up long ago. */
const DEAD_AFTER_MILLIS = 60_000;
const SWEEP_EVERY_MILLIS = 30_000;

function readFor(cloud: Cloud, asked: AskedRead, options: CallOptions): Promise<unknown> {
  switch (asked.read) {
    case "listInstances":
      return cloud.listInstances(...asked.given, options);
    case "readSsl":
      return cloud.readSsl(...asked.given, options);
    case "readConnectionStrings":
      return cloud.readConnectionStrings(...asked.given, options);
    case "readClients":
      return cloud.readClients(...asked.given, options);
    case "readFlow":
      return cloud.readFlow(...asked.given, options);
  }
}

async function carryOut(app: App, request: LeaderRequest, refreshEverything: () => void): Promise<LeaderAnswer> {
  if (request.kind === "refresh") {
    if (request.everything) refreshEverything();
    await refreshKeys(app, request.keys, { lane: "follow" });
    return { value: null };
  }
  try {
    const { lane, retries } = request;
    return { value: await readFor(app.cloud, request, { lane, ...(retries === undefined ? {} : { retries }) }) };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { class: errorClass, code, requestId, message } = error;
    return { failed: { class: errorClass, code, requestId, message } };
  }
}

export type RequestAnswering = {
  /** Takes up what waits, and returns without waiting for the answers. */
  turn(): Promise<void>;
  /** Resolves when everything taken up has been answered. */
  idle(): Promise<void>;
};

/** The leader's side of leader_requests. */
export function openRequestAnswering(
  { app, epoch }: Leader,
  channel: ReplicaChannel,
  refreshEverything: () => void,
): RequestAnswering {
  const working = new Set<Promise<void>>();
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function answer(id: string, request: LeaderRequest): Promise<void> {
    try {
      const answered = JSON.stringify(await carryOut(app, request, refreshEverything));
      await app.store.transaction((trx) =>
        trx.updateTable("leader_requests").set({ answer: answered }).where("id", "=", id).execute(),
      );
      channel.publish({ kind: "answer", requestId: id });
    } catch (error) {
      // Whoever asked says so after its time; nothing was changed by a read.
      app.log.warn({ err: error, kind: request.kind }, "a replica's request could not be answered");
    }
  }

  async function take(): Promise<{ id: string; request: string }[]> {
    return app.store.transaction(async (trx) => {
      const waiting = await trx
        .selectFrom("leader_requests")
        .select("id")
        .where("answer", "is", null)
        .where("taken_epoch", "<", epoch)
        .orderBy("asked_at")
        .limit(AT_ONCE - working.size)
        .execute();
      if (waiting.length === 0) return [];
      return trx
        .updateTable("leader_requests")
        .set({ taken_epoch: epoch })
        .where(
          "id",
          "in",
          waiting.map(({ id }) => id),
        )
        .returning(["id", "request"])
        .execute();
    });
  }

  async function sweep(): Promise<void> {
    if (app.clock.now() - sweptAt < SWEEP_EVERY_MILLIS) return;
    sweptAt = app.clock.now();
    await app.store.transaction(async (trx) => {
      const before = (await databaseNow(trx, app.store.engine)) - DEAD_AFTER_MILLIS;
      await trx.deleteFrom("leader_requests").where("asked_at", "<", before).execute();
    });
  }

  return {
    turn: async () => {
      await sweep();
      if (working.size >= AT_ONCE) return;
      for (const { id, request } of await take()) {
        const work: Promise<void> = answer(id, JSON.parse(request)).finally(() => working.delete(work));
        working.add(work);
      }
    },
    idle: async () => {
      await Promise.all(working);
    },
  };
}
