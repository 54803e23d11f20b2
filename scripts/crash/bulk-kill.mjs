/**
 * When a console is killed in a change over many instances: so many real milliseconds after this was seen for the `count`-th time.
 * @typedef {"asked" | "recorded" | "sending" | "arrived" | "settled"} BulkMilestone
 * @typedef {{ after: BulkMilestone, count: number, millis: number }} BulkKill
 */

/**
 * The whole life of a change; asked = while it is recorded, in one transaction of some 30 ms.
 * @type {Record<BulkMilestone, { mostCount: number, mostMillis: number }>}
 */
const MOMENTS = {
  asked: { mostCount: 1, mostMillis: 80 },
  recorded: { mostCount: 1, mostMillis: 60 },
  sending: { mostCount: 95, mostMillis: 15 },
  arrived: { mostCount: 95, mostMillis: 60 },
  settled: { mostCount: 99, mostMillis: 300 },
};
const MILESTONES = /** @type {BulkMilestone[]} */ (Object.keys(MOMENTS));

/**
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {BulkKill}
 */
export function drawBulkKill(random) {
  const after = random.pick(MILESTONES);
  const { mostCount, mostMillis } = MOMENTS[after];
  return { after, count: random.between(1, mostCount), millis: random.between(0, mostMillis) };
}
