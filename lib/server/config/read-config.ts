import "server-only";
import { keptAuthSecret } from "./auth-secret";
import type { Config } from "./config";
import { parseEnvironment } from "./parse-environment";
import { storeFile } from "./store-file";

/**
 * The console's settings from the environment. Without CONSOLE_MODE (which scripts/start.mjs sets), keys in the environment mean live, else
 * degraded. Makes DATA_DIR/auth-secret when there is none. Throws a ConfigError that names every bad variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseEnvironment(env);
  const mode = settings.CONSOLE_MODE ?? (settings.TENCENTCLOUD_SECRET_ID ? "live" : "degraded");
  const demoHosts = mode === "demo" ? ["127.0.0.1"] : [];
  const demoNetworks = mode === "demo" ? ["127.0.0.0/8"] : [];
  return {
    mode,
    cloud: {
      secretId: settings.TENCENTCLOUD_SECRET_ID ?? null,
      secretKey: settings.TENCENTCLOUD_SECRET_KEY ?? null,
      sessionToken: settings.TENCENTCLOUD_SESSION_TOKEN ?? null,
      endpoint: settings.TENCENTCLOUD_ENDPOINT,
      regions: [...new Set(settings.TENCENTCLOUD_REGIONS)],
      callsPerSecond: settings.TENCENTCLOUD_RATE_LIMIT,
      syncCallsPerSecond: settings.SYNC_RATE_LIMIT,
      apiTimeZoneMinutes: settings.API_TIME_ZONE,
    },
    syncIntervalSeconds: settings.SYNC_INTERVAL_SECONDS,
    reconcileSeconds: settings.RECONCILE_SECONDS,
    certificates: {
      // The demo's certificates come from the emulator on this machine.
      hosts: [...new Set([...settings.CERTIFICATE_HOSTS, ...demoHosts])],
      networks: settings.CERTIFICATE_NETWORKS,
      allowHttp: settings.CERTIFICATE_ALLOW_HTTP,
    },
    proofs: {
      // Some of the demo's nodes listen on this machine.
      networks: [...settings.PROOF_NETWORKS, ...demoNetworks],
      onlyThisMachine: mode === "demo",
      daily: settings.PROOF_DAILY,
    },
    store: settings.DATABASE_URL
      ? { kind: "postgres", url: settings.DATABASE_URL }
      : { kind: "sqlite", file: storeFile(settings.DATA_DIR, mode) },
    dataDir: settings.DATA_DIR,
    host: settings.HOST,
    port: settings.PORT,
    baseUrl: settings.BASE_URL,
    trustedProxies: settings.TRUSTED_PROXIES,
    authSecret: settings.AUTH_SECRET ?? keptAuthSecret(settings.DATA_DIR),
    firstAdmin:
      settings.ADMIN_EMAIL && settings.ADMIN_PASSWORD
        ? { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD }
        : null,
  };
}
