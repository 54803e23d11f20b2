import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Live with credentials. Without any: a demo, but only where no real store is, since a demo beside real data would be taken for it;
 * else degraded, which shows what is known and says what is missing.
 * @param {{ hasCredentials: boolean, databaseUrl: string | undefined, dataDir: string }} facts
 * @returns {"live" | "demo" | "degraded"}
 */
export function chooseMode({ hasCredentials, databaseUrl, dataDir }) {
  if (hasCredentials) return "live";
  return databaseUrl === undefined && !existsSync(join(dataDir, "console.db")) ? "demo" : "degraded";
}
