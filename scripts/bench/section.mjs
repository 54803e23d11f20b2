/**
 * What one part of the bench measured. `goal` is the issue's, in words; `met` says whether it was reached; without a goal a row only tells.
 * @typedef {{ what: string, measured: string, goal?: string, met?: boolean }} Row
 * @typedef {{ title: string, how: string, rows: Row[] }} Section
 */

/**
 * A row with a goal that is an upper bound.
 * @param {string} what
 * @param {number} value
 * @param {number} most
 * @param {(value: number) => string} say
 * @returns {Row}
 */
export function atMost(what, value, most, say) {
  return { what, measured: say(value), goal: `≤ ${say(most)}`, met: value <= most };
}

/**
 * @param {string} what
 * @param {number} value
 * @param {number} least
 * @param {(value: number) => string} say
 * @returns {Row}
 */
export function atLeast(what, value, least, say) {
  return { what, measured: say(value), goal: `≥ ${say(least)}`, met: value >= least };
}

/** @param {number} value */
export const ratio = (value) => `${value.toFixed(3)} ×`;
/** @param {number} value */
export const seconds = (value) => `${value.toFixed(2)} s`;
/** @param {number} value */
export const millis = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
/** @param {number} value */
export const percent = (value) => `${(value * 100).toFixed(2)} %`;
/** @param {number} value bytes */
export const kilobytes = (value) => `${(value / 1000).toFixed(1)} kB`;
/** @param {number} value bytes */
export const megabytes = (value) => `${Math.round(value / 1_000_000)} MB`;
/** @param {number} value */
export const plain = (value) => String(value);

/** @param {Row} row */
function verdict({ goal, met }) {
  if (goal === undefined) return "";
  return `${goal}: ${met ? "met" : "not met"}`;
}

/** @param {Section} section */
export function asText({ title, how, rows }) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.map((row) => `  ${row.what.padEnd(width)}  ${row.measured.padEnd(24)}${verdict(row)}`.trimEnd());
  return [`${title}`, `  ${how}`, ...lines].join("\n");
}

/** @param {Section} section */
export function asMarkdown({ title, how, rows }) {
  const lines = rows.map((row) => `| ${row.what} | ${row.measured} | ${verdict(row)} |`);
  return [`## ${title}`, "", how, "", "| what | measured | goal |", "|---|---|---|", ...lines].join("\n");
}
