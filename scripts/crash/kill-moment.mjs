import { SPEED } from "./fast-time.mjs";

/**
 * When the console is killed: so many real milliseconds after something was seen from outside.
 * @typedef {"asked" | "recorded" | "sending" | "arrived" | "answered" | "ended"} Milestone
 * @typedef {{ after: Milestone, millis: number }} KillMoment
 */

/**
 * The whole life of a toggle, its short parts as often as its long ones.
 * @type {Record<Milestone, (behaviour: import("./behaviour.mjs").Behaviour) => number>}
 */
const LONGEST_MILLIS = {
  // Before and while the intent is written down.
  asked: () => 15,
  // Claim and the last look at the instance.
  recorded: ({ latencyMillis }) => 25 + 2 * latencyMillis,
  // Between "it may be sent" on disk and the request on the wire.
  sending: () => 10,
  // The request is there; its answer is on its way, or just being written down.
  arrived: ({ latencyMillis }) => 15 + 2 * latencyMillis,
  // Followed, or read about where the answer was lost (which begins 12 fast seconds after the sending).
  answered: ({ name, flowMillis }) => (name.includes("lost") ? 3_000 : flowMillis / SPEED + 400),
  ended: () => 300,
};

const MILESTONES = /** @type {Milestone[]} */ (Object.keys(LONGEST_MILLIS));

/**
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @param {import("./behaviour.mjs").Behaviour} behaviour
 * @returns {KillMoment}
 */
export function drawKillMoment(random, behaviour) {
  const after = random.pick(MILESTONES);
  return { after, millis: random.between(0, LONGEST_MILLIS[after](behaviour)) };
}

/**
 * Second and third kills: so many real milliseconds after the console that started again leads.
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {number[]}
 */
export function drawRecoveryKills(random) {
  const draw = () => random.pick([random.between(0, 100), random.between(100, 3_000)]);
  const kills = random.chance(0.4) ? [draw()] : [];
  if (kills.length > 0 && random.chance(0.3)) kills.push(draw());
  return kills;
}
