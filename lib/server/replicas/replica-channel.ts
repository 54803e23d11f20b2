import "server-only";
import type { Logger } from "pino";
import type { Clock } from "../clock";
import type { Store } from "../db/store";
import { listenOnPostgres } from "./listen-on-postgres";
import { parseReplicaMessage, type ReplicaMessage } from "./replica-message";

/** Within one database; PostgreSQL delivers to every session that listens, the sender's own too. */
const CHANNEL = "mongodb_ssl_console";

/** How the processes of one store reach each other at once. Nothing depends on a message's arrival: it only spares the wait for the next look. */
export type ReplicaChannel = {
  /** Whether there can be other processes at all. */
  readonly shared: boolean;
  publish(message: ReplicaMessage): void;
  /** @returns how to end it */
  subscribe(listener: (message: ReplicaMessage) => void): () => void;
  /** Resolves when this message comes, or after the time, or when the signal aborts. */
  heard(fits: (message: ReplicaMessage) => boolean, limitMillis: number, signal?: AbortSignal): Promise<void>;
  /** What was published is delivered first. */
  close(): Promise<void>;
};

/** LISTEN and NOTIFY on PostgreSQL; on SQLite there is nobody else, and nothing is sent. */
export function openReplicaChannel(store: Store, clock: Clock, log: Logger): ReplicaChannel {
  const listeners = new Set<(message: ReplicaMessage) => void>();
  const underWay = new Set<Promise<unknown>>();
  const { raw } = store;
  const pool = raw.engine === "postgres" ? raw.pool : null;
  const listening =
    pool === null
      ? null
      : listenOnPostgres(pool, CHANNEL, log, (payload) => {
          const message = parseReplicaMessage(payload);
          if (message) for (const listener of [...listeners]) listener(message);
        });

  const subscribe: ReplicaChannel["subscribe"] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    shared: pool !== null,
    publish: (message) => {
      if (pool === null) return;
      const sent = pool
        .query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify(message)])
        .catch((error: unknown) => log.debug({ err: error, kind: message.kind }, "a message to the replicas was lost"))
        .finally(() => underWay.delete(sent));
      underWay.add(sent);
    },
    subscribe,
    heard: async (fits, limitMillis, signal) => {
      const heard = new AbortController();
      const unsubscribe = subscribe((message) => {
        if (fits(message)) heard.abort();
      });
      await clock.sleep(limitMillis, signal ? AbortSignal.any([heard.signal, signal]) : heard.signal);
      unsubscribe();
    },
    close: async () => {
      await Promise.all(underWay);
      await listening?.close();
    },
  };
}
