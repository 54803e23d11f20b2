import "server-only";
import type { Config } from "../config/config";

/** A configuration for tests: the emulator's keys, quick reconciliation, nothing of the environment. */
export function testConfig(
  given: Pick<Config, "store" | "dataDir"> & { endpoint: string; regions?: readonly string[] },
): Config {
  return {
    mode: "live",
    cloud: {
      secretId: "AKIDEMULATOR",
      secretKey: "emulator-secret-key",
      sessionToken: null,
      endpoint: given.endpoint,
      regions: given.regions ?? ["ap-guangzhou", "ap-jakarta", "ap-singapore"],
      callsPerSecond: 20,
      syncCallsPerSecond: 5,
      apiTimeZoneMinutes: 480,
    },
    syncIntervalSeconds: 600,
    reconcileSeconds: 120,
    certificates: { hosts: ["127.0.0.1"], networks: [], allowHttp: false },
    proofs: { networks: ["127.0.0.0/8"], onlyThisMachine: false, daily: false },
    store: given.store,
    dataDir: given.dataDir,
    host: "127.0.0.1",
    port: 3000,
    baseUrl: "http://127.0.0.1:3000",
    trustedProxies: [],
    authSecret: "a secret for tests that is long enough",
    firstAdmin: null,
  };
}
