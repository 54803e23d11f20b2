import { drawRules } from "./behaviour.mjs";
import { SPEED } from "./fast-time.mjs";

/**
 * How a change over many instances is set up, and how the cloud treats each of them.
 * `act`: what a person does once so many were sent. `flowMillis` is of the fast clock, `latencyMillis` real.
 * @typedef {{
 *   settings: import("../../lib/domain/change-settings").ChangeSettings,
 *   faults: { name: string, instanceId: string, rules: import("../../emulator/faults/fault-rule").FaultRule[] }[],
 *   act: { command: "pause" | "cancel", afterSent: number } | null,
 *   flowMillis: number,
 *   latencyMillis: number,
 * }} BulkBehaviour
 */

const FAULTY_SHARE = 0.15;

/**
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @param {readonly string[]} instanceIds
 * @param {boolean} [rotates] each instance is sent to twice: its faults are in the first step or in the second
 * @returns {BulkBehaviour}
 */
export function drawBulkBehaviour(random, instanceIds, rotates = false) {
  const canary = random.pick([0, 1, 5]);
  return {
    settings: {
      canary,
      pauseAfterCanary: canary > 0 && random.chance(0.3),
      perRegion: random.between(10, 25),
      atOnce: random.between(30, 60),
      onFailure: random.chance(0.3) ? "stop" : "continue",
      start: { kind: "now" },
      deadline: null,
    },
    faults: instanceIds
      .filter(() => random.chance(FAULTY_SHARE))
      .map((instanceId) => {
        const { name, rules } = drawRules(random);
        const skip = rotates ? { skip: random.pick([0, 1]) } : {};
        return { name, instanceId, rules: rules.map((rule) => ({ ...rule, ...skip, instanceId })) };
      }),
    act: random.chance(0.4)
      ? { command: random.pick(/** @type {const} */ (["pause", "pause", "cancel"])), afterSent: random.between(1, 90) }
      : null,
    flowMillis: random.between(100, 600) * SPEED,
    latencyMillis: random.chance(0.5) ? random.between(5, 60) : 0,
  };
}
