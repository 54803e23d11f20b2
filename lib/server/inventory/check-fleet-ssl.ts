import "server-only";
import { groupedBy } from "@/lib/domain/grouped-by";
import type { CallOptions } from "../cloud/cloud";
import type { App } from "../context";
import type { InstanceName } from "./check-ssl";
import { nextSslDue } from "./ssl-due";
import { ReadingsInTurn, type SslReadings } from "./ssl-reading";
import type { SyncTally } from "./sync-tally";

const LOOK_AHEAD = 64;
const NOTHING_YET_MILLIS = 50;

type Task = {
  /** What is due by then, epoch milliseconds. */
  readonly dueBy: number;
  /** Nothing more is begun from then on, epoch milliseconds. */
  readonly until: number;
  readonly tally: SyncTally;
  readonly readings: SslReadings;
  readonly options: CallOptions;
};

/** Reads the SSL state of what is due at one endpoint. Ends when the lists are read and nothing there is due, or the time is over. */
async function checkHost(app: App, regions: readonly string[], task: Task): Promise<void> {
  const { tally, readings, dueBy, until, options } = task;
  const faults: unknown[] = [];
  let ahead: InstanceName[] = [];
  // Only the listing makes rows due during a run, so a store that had none is asked again when the listing has got on, not by the clock:
  // the question may walk many rows.
  let noneDueAt = "";

  const refill = async (underWay: number) => {
    const asked = tally.mark();
    if (asked === noneDueAt) return;
    const open = regions.filter((region) => tally.isRead(region) && !readings.refused.has(region));
    // What is being read is still due in the store.
    const due = await nextSslDue(app, dueBy, open, LOOK_AHEAD + underWay);
    ahead = due.filter((name) => !readings.isTaken(name));
    if (ahead.length === 0) noneDueAt = asked;
  };
  const next = async (underWay: number): Promise<InstanceName | null> => {
    while (app.clock.now() < until && !options.signal?.aborted && faults.length === 0) {
      for (let found = ahead.shift(); found; found = ahead.shift())
        if (!readings.isTaken(found) && !readings.refused.has(found.region)) return found;
      const isListing = tally.listing > 0;
      await refill(underWay);
      if (ahead.length > 0) continue;
      if (!isListing) return null;
      await app.clock.sleep(NOTHING_YET_MILLIS, options.signal);
    }
    return null;
  };
  const inTurn = new ReadingsInTurn(readings, options, (error) => faults.push(error));
  await inTurn.begin(next);
  await inTurn.settled();
  if (faults.length > 0) throw faults[0];
}

/** Reads the SSL state of what is due in the fleet, at each endpoint at its own pace. */
export async function checkFleetSsl(app: App, task: Task): Promise<void> {
  const byHost = groupedBy(app.cloud.regions, (region) => app.cloud.hostOf(region));
  await Promise.all([...byHost.values()].map((regions) => checkHost(app, regions, task)));
}
