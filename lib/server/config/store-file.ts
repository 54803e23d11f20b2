import "server-only";
import { join } from "node:path";

/** Demo data lives in a file of its own, never with real data. */
export function storeFile(dataDir: string, mode: "live" | "demo" | "degraded"): string {
  return mode === "demo" ? join(demoDir(dataDir), "console.db") : join(dataDir, "console.db");
}

export function demoDir(dataDir: string): string {
  return join(dataDir, "demo");
}
