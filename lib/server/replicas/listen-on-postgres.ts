import "server-only";
import pg from "pg";
import type { Logger } from "pino";
import { systemClock } from "../clock";

const FIRST_PAUSE_MILLIS = 200;
const LONGEST_PAUSE_MILLIS = 5_000;
/** A connection that a firewall has forgotten says nothing: it is asked, and given up when it does not answer. */
const ASK_EVERY_MILLIS = 10_000;
const ANSWER_LIMIT_MILLIS = 5_000;

/** Resolves with false when the time is over first. */
async function within(work: Promise<unknown>, limitMillis: number): Promise<boolean> {
  const done = new AbortController();
  const answered = await Promise.race([
    work.then(() => true),
    systemClock.sleep(limitMillis, done.signal).then(() => false),
  ]);
  done.abort();
  return answered;
}

/**
 * Listens on a channel over one connection of its own, outside the pool, and connects again (200 ms, doubling to 5 s) whenever it is lost.
 * Real time throughout: what is waited for is the network.
 */
export function listenOnPostgres(
  pool: pg.Pool,
  channel: string,
  log: Logger,
  onPayload: (payload: string | undefined) => void,
): { close(): Promise<void> } {
  const closing = new AbortController();

  async function listen(): Promise<void> {
    const client = new pg.Client({ ...pool.options, application_name: "mongodb-ssl-console listener" });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    client.on("notification", ({ payload }) => onPayload(payload));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      const over = AbortSignal.any([lost.signal, closing.signal]);
      while (!over.aborted) {
        await systemClock.sleep(ASK_EVERY_MILLIS, over);
        if (!over.aborted && !(await within(client.query("select 1"), ANSWER_LIMIT_MILLIS))) return;
      }
    } finally {
      await within(
        client.end().catch(() => undefined),
        ANSWER_LIMIT_MILLIS,
      );
    }
  }

  const listening = (async () => {
    let pause = FIRST_PAUSE_MILLIS;
    while (!closing.signal.aborted) {
      const began = performance.now();
      await listen().catch((error: unknown) => log.debug({ err: error }, "the replicas' channel was lost"));
      // One that stood for a while and was then lost is no reason to be slow.
      pause = performance.now() - began > LONGEST_PAUSE_MILLIS ? FIRST_PAUSE_MILLIS : pause;
      await systemClock.sleep(pause, closing.signal);
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  })();
  return {
    close: async () => {
      closing.abort();
      await listening;
    },
  };
}
