import "server-only";
import type { CallOptions } from "../cloud/cloud";
import type { App } from "../context";
import { checkSsl, type InstanceName } from "./check-ssl";
import { regionFailed } from "./region-outcome";
import type { ScreenQueue } from "./screen-queue";
import { nextSslDue } from "./ssl-due";
import type { SyncCause, SyncTally } from "./sync-run";

/** Calls under way at once: enough to keep 20 a second busy at answers of a second and a half, no more than the agents' sockets. */
const AT_ONCE = 32;
const LOOK_AHEAD = 64;
const NOTHING_YET_MILLIS = 50;

type Task = {
  readonly cause: SyncCause;
  readonly dueBefore: number;
  readonly tally: SyncTally;
  readonly screen: ScreenQueue;
  readonly signal: AbortSignal;
};

/** Reads the SSL state of what is due: rows on a screen first, then never tried ones, then the oldest. Ends when the lists are read and nothing is due. */
export async function checkFleetSsl(app: App, task: Task): Promise<void> {
  const { tally, screen, signal, dueBefore } = task;
  // What this run has taken: a refill may still hold a row whose check has ended since it was read.
  const taken = new Set<string>();
  let inFlight = 0;
  const stopped = tally.sslRefused;
  let ahead: InstanceName[] = [];
  const options: CallOptions = {
    lane: "sync",
    signal,
    ...(task.cause === "steady" ? { pace: "steady" as const } : {}),
  };
  const nameText = (name: InstanceName) => `${name.region}/${name.instanceId}`;

  // One refill at a time: 32 workers that find the list empty would all ask the store.
  let refilling: Promise<void> | null = null;
  // Only the listing makes rows due during a run, so a store that had none is asked again when the listing has got on, not by the clock:
  // the question walks the whole table (10,000 rows: 32 workers that asked in turn held the event loop for two thirds of the time).
  let noneDueAt = "";
  const listingAt = () => `${tally.listed} ${tally.listing}`;
  const refill = async () => {
    const asked = listingAt();
    if (asked === noneDueAt) return;
    const regions = [...tally.regionsRead].filter((region) => !stopped.has(region));
    const due = await nextSslDue(app, dueBefore, regions, LOOK_AHEAD + inFlight);
    ahead = due.filter((name) => !taken.has(nameText(name)));
    if (ahead.length === 0) noneDueAt = asked;
  };

  const next = async (): Promise<InstanceName | null> => {
    for (let wanted = screen.take(); wanted; wanted = screen.take()) {
      if (!taken.has(nameText(wanted)) && !stopped.has(wanted.region)) return wanted;
    }
    if (ahead.length === 0) {
      refilling ??= refill().finally(() => {
        refilling = null;
      });
      await refilling;
    }
    for (let found = ahead.shift(); found; found = ahead.shift()) {
      if (!taken.has(nameText(found)) && !stopped.has(found.region)) return found;
    }
    return null;
  };

  const worker = async () => {
    while (!signal.aborted) {
      const name = await next();
      if (!name) {
        if (!tally.listing && inFlight === 0 && screen.size === 0) return;
        await app.clock.sleep(NOTHING_YET_MILLIS, signal);
        continue;
      }
      taken.add(nameText(name));
      inFlight += 1;
      try {
        const failed = await checkSsl(app, name, options);
        // A key that may not read SSL fails for each instance alike: one telling is enough for the region.
        if (failed?.class === "permission" && !signal.aborted && !stopped.has(name.region)) {
          stopped.add(name.region);
          await regionFailed(app, name.region, failed);
        }
      } finally {
        inFlight -= 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
