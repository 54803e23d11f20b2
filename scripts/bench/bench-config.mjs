import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { loadTypescript } from "../start/load-typescript.mjs";

export const silent = pino({ level: "silent" });

/** @returns {Promise<import("../../lib/server/clock").Clock>} */
export async function realClock() {
  /** @type {typeof import("../../lib/server/clock")} */
  const { systemClock } = await loadTypescript("lib/server/clock.ts");
  return systemClock;
}

/**
 * The product's defaults on a store of its own.
 * @param {{ endpoint: string }} given
 * @returns {Promise<{ config: import("../../lib/server/config/config").Config, remove: () => Promise<void> }>}
 */
export async function benchConfig({ endpoint }) {
  /** @type {typeof import("../../lib/server/config/read-config")} */
  const { readConfig } = await loadTypescript("lib/server/config/read-config.ts");
  /** @type {typeof import("../../lib/server/testing/test-store")} */
  const { makeTestStore } = await loadTypescript("lib/server/testing/test-store.ts");
  const made = await makeTestStore();
  const config = readConfig({
    DATA_DIR: made.dataDir,
    TENCENTCLOUD_ENDPOINT: endpoint,
    TENCENTCLOUD_SECRET_ID: "AKIDEMULATOR",
    TENCENTCLOUD_SECRET_KEY: "emulator-secret-key",
  });
  return { config: { ...config, store: made.config }, remove: made.remove };
}

/** A folder for what a part of the bench needs; removed with it. */
export function benchFolder() {
  const folder = mkdtempSync(join(tmpdir(), "console-bench-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
