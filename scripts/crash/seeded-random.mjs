/**
 * Random numbers that the same seed gives again (mulberry32).
 * @typedef {{
 *   between: (from: number, to: number) => number,
 *   chance: (probability: number) => boolean,
 *   pick: <T>(from: readonly T[]) => T,
 * }} SeededRandom
 */

/**
 * @param {number} seed
 * @returns {SeededRandom}
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => {
      const found = from[Math.floor(next() * from.length)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}
