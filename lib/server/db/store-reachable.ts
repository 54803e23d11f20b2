import "server-only";
import { sql } from "kysely";
import { systemClock } from "../clock";
import type { Db } from "../context";

/** A page waits this long for an answer; a network that swallows packets gives none. */
const ANSWER_LIMIT_MILLIS = 2_000;

/** Makes the question whether the database answers at all; who asks meanwhile shares it. Real time: what is waited for is the network. */
export function openReachable(db: Db): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;

  async function ask(): Promise<boolean> {
    const done = new AbortController();
    const answered = await Promise.race([
      sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ),
      systemClock.sleep(ANSWER_LIMIT_MILLIS, done.signal).then(() => false),
    ]);
    done.abort();
    return answered;
  }

  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}
