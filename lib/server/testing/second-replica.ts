import "server-only";
import type { Cloud } from "../cloud/cloud";
import { openCloud } from "../cloud/open-cloud";
import type { App } from "../context";
import { openStore } from "../db/open-store";
import { startWorker } from "../worker/start-worker";
import type { TestApp } from "./test-app";

/** Another process on the test's store, as far as one process can play two: its own connections, cloud and worker. PostgreSQL only. */
export type SecondReplica = {
  readonly app: App;
  /** Its own way to the cloud, which it uses while it leads. */
  readonly ownCloud: Cloud;
  close(): Promise<void>;
};

export async function openSecondReplica({ app: { config, auth, clock, log } }: TestApp): Promise<SecondReplica> {
  const store = await openStore(config, clock);
  const ownCloud = openCloud(config, clock, log);
  const parts = { config, auth, clock, log, store };
  const worker = startWorker({ ...parts, cloud: ownCloud });
  return {
    app: { ...parts, cloud: worker.cloud, worker },
    ownCloud,
    close: async () => {
      await worker.stop();
      ownCloud.close();
      await store.close();
    },
  };
}
