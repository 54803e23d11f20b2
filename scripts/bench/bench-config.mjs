import pino from "pino";
import { loadTypescript } from "../start/load-typescript.mjs";

export const silent = pino({ level: "silent" });

/** The keys that every emulator takes. */
export const EMULATOR_KEYS = {
  TENCENTCLOUD_SECRET_ID: "AKIDEMULATOR",
  TENCENTCLOUD_SECRET_KEY: "emulator-secret-key",
};

/** @returns {Promise<import("../../lib/server/clock").Clock>} */
export async function realClock() {
  /** @type {typeof import("../../lib/server/clock")} */
  const { systemClock } = await loadTypescript("lib/server/clock.ts");
  return systemClock;
}

/**
 * The product's own defaults but for what is given.
 * @param {Record<string, string>} settings
 * @returns {Promise<import("../../lib/server/config/config").Config>}
 */
export async function benchConfig(settings) {
  /** @type {typeof import("../../lib/server/config/read-config")} */
  const { readConfig } = await loadTypescript("lib/server/config/read-config.ts");
  return readConfig({ ...EMULATOR_KEYS, ...settings });
}
