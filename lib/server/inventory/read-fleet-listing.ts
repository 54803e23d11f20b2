import "server-only";
import { type CallOptions, CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { keepListing, markAbsent } from "./keep-listing";
import { listRegion } from "./list-region";
import { regionFailed, regionRead } from "./region-outcome";
import { makeRegionDue } from "./ssl-due";
import type { SslReadings } from "./ssl-reading";
import type { SyncTally } from "./sync-tally";

type Task = {
  readonly tally: SyncTally;
  readonly readings: SslReadings;
  readonly options: CallOptions;
  /** Every instance whose SSL was not read since then (epoch milliseconds) is to be read, due or not; null = only what is due. */
  readonly unreadSince: number | null;
};

async function readRegion(app: App, region: string, { tally, readings, options, unreadSince }: Task): Promise<void> {
  const startedAt = app.clock.now();
  const seen = new Set<string>();
  try {
    if (unreadSince !== null) await makeRegionDue(app, region, unreadSince);
    const { whole } = await listRegion(app, region, options, async (instances, total) => {
      await keepListing(app, region, instances);
      for (const { instanceId } of instances) seen.add(instanceId);
      tally.listed(region, seen.size, total);
    });
    if (whole) await markAbsent(app, region, startedAt);
    if (!readings.refused.has(region)) await regionRead(app, region);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (!options.signal?.aborted) await regionFailed(app, region, error);
    tally.failed(region);
  } finally {
    tally.listing -= 1;
  }
}

/** Reads the lists of all regions at the same time; one that fails keeps its last rows and says why, the others go on. */
export async function readFleetListing(app: App, task: Task): Promise<void> {
  await Promise.all(app.cloud.regions.map((region) => readRegion(app, region, task)));
}
