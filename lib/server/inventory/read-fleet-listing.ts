import "server-only";
import { CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { keepListing, markAbsent } from "./keep-listing";
import { listRegion } from "./list-region";
import { regionFailed, regionRead } from "./region-outcome";
import type { SyncTally } from "./sync-run";

async function readRegion(app: App, region: string, tally: SyncTally, signal: AbortSignal): Promise<void> {
  const startedAt = app.clock.now();
  let expected = 0;
  const seen = new Set<string>();
  try {
    const { whole } = await listRegion(app, region, { lane: "sync", signal }, async (instances, total) => {
      tally.total += total - expected;
      expected = total;
      await keepListing(app, region, instances);
      tally.regionsRead.add(region);
      const before = seen.size;
      for (const instance of instances) seen.add(instance.instanceId);
      tally.listed += seen.size - before;
    });
    if (whole) await markAbsent(app, region, startedAt);
    if (!tally.sslRefused.has(region)) await regionRead(app, region);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (!signal.aborted) await regionFailed(app, region, error);
    tally.regionsRead.delete(region);
  }
}

/** Reads the lists of all regions at the same time; one that fails keeps its last rows and says why, the others go on. */
export async function readFleetListing(app: App, tally: SyncTally, signal: AbortSignal): Promise<void> {
  await Promise.all(app.cloud.regions.map((region) => readRegion(app, region, tally, signal)));
}
