import { setTimeout as wait } from "node:timers/promises";
import { loadTypescript } from "../start/load-typescript.mjs";
import { ReplicaProcess } from "./replica-process.mjs";
import { openTcpGate } from "./tcp-gate.mjs";
import { WatchedStore } from "./watched-store.mjs";

const REGIONS = ["ap-guangzhou", "ap-jakarta", "ap-singapore"];
const START_LIMIT_MILLIS = 60_000;
const FLOW_MILLIS = 1_000;
/** Long enough that some calls are under way at any moment. */
const LATENCY_MILLIS = 250;
/** Far above the real API's 20, so that the waits of the program and not those of the quota fill the time. */
const CALLS_PER_SECOND = 200;

/**
 * @typedef {{ name: string, process: ReplicaProcess, past: ReplicaProcess[], config: import("../../lib/server/config/config").Config,
 *   store: import("./tcp-gate.mjs").TcpGate, cloud: import("./tcp-gate.mjs").TcpGate }} Server
 */

/** Several servers on one empty PostgreSQL database and one emulated cloud, each with gates of its own to both. */
export class Cluster {
  /** @type {Server[]} */
  servers = [];
  /** @type {(() => Promise<void>)[]} */
  #cleanups = [];

  /**
   * @param {import("../../emulator/emulator").Emulator} emulator
   * @param {import("./replica-main.mjs").Name[]} instances
   * @param {WatchedStore} store
   * @param {(() => Promise<void>)[]} cleanups
   */
  constructor(emulator, instances, store, cleanups) {
    this.emulator = emulator;
    this.instances = instances;
    this.store = store;
    this.#cleanups = cleanups;
  }

  /** @param {{ servers: number, instances: number, ssl: "enabled" | "disabled" }} wanted */
  static async start({ servers, instances: count, ssl }) {
    /** @type {typeof import("../../emulator/start-emulator")} */
    const { startEmulator } = await loadTypescript("emulator/start-emulator.ts");
    /** @type {typeof import("../../lib/server/testing/test-store")} */
    const { makeTestStore } = await loadTypescript("lib/server/testing/test-store.ts");
    /** @type {typeof import("../../lib/server/testing/test-config")} */
    const { testConfig } = await loadTypescript("lib/server/testing/test-config.ts");

    const emulator = await startEmulator({
      seed: "empty",
      flowMillis: FLOW_MILLIS,
      latencyMillis: LATENCY_MILLIS,
      callsPerSecond: CALLS_PER_SECOND,
    });
    const instances = Array.from({ length: count }, (_, index) => ({
      region: REGIONS[index % REGIONS.length] ?? "",
      instanceId: `cmgo-${String(index + 1).padStart(8, "0")}`,
    }));
    for (const instance of instances) emulator.addInstance({ ...instance, ssl });
    const testStore = await makeTestStore();
    if (testStore.config.kind !== "postgres") throw new Error("TEST_DATABASE_URL must name a PostgreSQL server.");
    const store = await WatchedStore.open(testStore.config.url);
    const cluster = new Cluster(emulator, instances, store, [
      () => store.close(),
      () => emulator.close(),
      () => testStore.remove(),
    ]);
    for (let number = 1; number <= servers; number++) {
      const url = new URL(testStore.config.url);
      const storeGate = await openTcpGate({ hostname: url.hostname, port: url.port || "5432" });
      const cloudGate = await openTcpGate(new URL(emulator.url));
      cluster.#cleanups.unshift(storeGate.close, cloudGate.close);
      url.host = storeGate.host;
      const plain = testConfig({
        store: { kind: "postgres", url: url.href },
        dataDir: testStore.dataDir,
        endpoint: `http://${cloudGate.host}`,
        regions: REGIONS,
      });
      const config = {
        ...plain,
        cloud: { ...plain.cloud, callsPerSecond: CALLS_PER_SECOND },
        reconcileSeconds: 2,
      };
      const name = `server ${number}`;
      const process = new ReplicaProcess(name, config);
      cluster.servers.push({ name, process, past: [], config, store: storeGate, cloud: cloudGate });
    }
    return cluster;
  }

  /** Resolves when all serve and know the fleet. */
  async ready() {
    for (const { process } of this.servers) {
      const open = await process.until((told) => told.tell === "open", START_LIMIT_MILLIS);
      if (open === null) throw new Error(`${process.name} did not start: ${process.errors.join(" ")}`);
    }
    await this.until("the fleet is known", START_LIMIT_MILLIS, async () => {
      const [known] = await this.store.rows("select count(*) as count from instances where ssl_state <> 'unknown'");
      return Number(known.count) === this.instances.length;
    });
  }

  /**
   * @param {string} what
   * @param {number} limitMillis
   * @param {() => boolean | Promise<boolean>} fits
   */
  async until(what, limitMillis, fits) {
    for (const end = Date.now() + limitMillis; !(await fits()); await wait(20))
      if (Date.now() > end) throw new Error(`Not within ${limitMillis / 1000} s: ${what}.`);
  }

  /** The one that leads, as far as it has said so itself. @returns {Server | undefined} */
  leader() {
    const epoch = this.store.reigns.at(-1)?.epoch ?? 0;
    return this.servers.find(({ process }) => !process.dead && process.epochs.includes(epoch));
  }

  /** In the place of one that was killed. @param {Server} server */
  restart(server) {
    server.past.push(server.process);
    server.process = new ReplicaProcess(server.name, server.config);
  }

  async close() {
    for (const { process } of this.servers) {
      if (process.dead) continue;
      process.wake();
      await process.kill();
    }
    for (const cleanup of this.#cleanups) await cleanup();
  }
}
