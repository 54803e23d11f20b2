import { randomUUID } from "node:crypto";

/** What a verb takes at most: its wait for another process's answer, and the store's own limits while it is cut. */
const PRESS_LIMIT_MILLIS = 40_000;
const MOST_TIMES = 20;

/**
 * Somebody presses a switch on one server, and presses again there or elsewhere until it is taken: the same intent each time, as a browser
 * sends it that never got its answer.
 * @typedef {{ follower: boolean, millis: number, answered: boolean, times: number }} Pressed
 */

/**
 * @param {{
 *   instance: import("./replica-main.mjs").Name,
 *   target: "enabled" | "disabled",
 *   choose: () => import("./cluster.mjs").Server,
 *   leader: () => import("./cluster.mjs").Server | undefined,
 *   violations: string[],
 * }} press
 * @returns {Promise<Pressed | null>} null when nobody took it
 */
export async function pressSwitch({ instance, target, choose, leader, violations }) {
  const intentId = randomUUID();
  const seen = target === "enabled" ? "disabled" : "enabled";
  for (let times = 1; times <= MOST_TIMES; times++) {
    const server = choose();
    const follower = leader() !== undefined && server !== leader();
    const { process } = server;
    const before = process.told.length;
    process.command({ do: "toggle", intent: { ...instance, intentId, target, seen, reason: "" } });
    const told = await process.until(
      (line) =>
        (line.tell === "toggled" || line.tell === "thrown") &&
        line.intentId === intentId &&
        process.told.indexOf(line) >= before,
      PRESS_LIMIT_MILLIS,
    );
    if (told?.tell === "toggled") return { follower, millis: told.millis, answered: told.requestId !== null, times };
    // Dead, or the store was away: nothing was promised, so the person presses again.
    if (told?.tell === "thrown" && told.code !== "store_unavailable")
      violations.push(`${instance.instanceId}: ${process.name} threw ${told.code}: ${told.message}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  violations.push(`${instance.instanceId}: nobody took the intent in ${MOST_TIMES} tries`);
  return null;
}
