/**
 * When a console is killed in a change over many instances: so many real milliseconds after this was seen for the `count`-th time.
 * @typedef {"asked" | "recorded" | "sending" | "arrived" | "turned" | "settled"} BulkMilestone
 * @typedef {{ after: BulkMilestone, count: number, millis: number }} BulkKill
 */

/**
 * The whole life of a change; asked = while it is recorded, in one transaction of some 30 ms; turned = SSL was seen off, in a rotation.
 * @type {Record<Exclude<BulkMilestone, "turned">, { mostCount: number, mostMillis: number }>}
 */
const MOMENTS = {
  asked: { mostCount: 1, mostMillis: 80 },
  recorded: { mostCount: 1, mostMillis: 60 },
  sending: { mostCount: 95, mostMillis: 15 },
  arrived: { mostCount: 95, mostMillis: 60 },
  settled: { mostCount: 99, mostMillis: 300 },
};
/** The same of a rotation of 50: two calls each. @type {typeof MOMENTS & Record<"turned", { mostCount: number, mostMillis: number }>} */
const ROTATION_MOMENTS = {
  ...MOMENTS,
  turned: { mostCount: 45, mostMillis: 40 },
  settled: { mostCount: 49, mostMillis: 300 },
};

/**
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @param {boolean} [rotates]
 * @returns {BulkKill}
 */
export function drawBulkKill(random, rotates = false) {
  const moments = Object.entries(rotates ? ROTATION_MOMENTS : MOMENTS);
  const [after, { mostCount, mostMillis }] = random.pick(moments);
  return {
    after: /** @type {BulkMilestone} */ (after),
    count: random.between(1, mostCount),
    millis: random.between(0, mostMillis),
  };
}
