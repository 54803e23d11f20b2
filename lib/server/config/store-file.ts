import "server-only";
import { join } from "node:path";

/** Demo data lives in a folder of its own, never with real data. */
export function storeFile(dataDir: string, mode: "live" | "demo" | "degraded"): string {
  return mode === "demo" ? join(dataDir, "demo", "console.db") : join(dataDir, "console.db");
}
