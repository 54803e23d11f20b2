/**
 * @typedef {{ instance_id: string, state: string, target: "enabled" | "disabled", error_code: string | null, advice: string | null }} EndedItem
 * @typedef {{
 *   servers: readonly { name: string, host: string, epochs: readonly number[] }[],
 *   reigns: readonly import("./watched-store.mjs").Reign[],
 *   calls: readonly Pick<import("../../emulator/call-log").Call, "at" | "host" | "action" | "instanceId" | "outcome">[],
 *   items: readonly EndedItem[],
 *   expected: readonly string[],
 *   sendingAtFault: readonly string[],
 *   ssl: (instanceId: string) => string | undefined,
 * }} Ended
 */

/** Codes that say by themselves that nothing was begun; only after one of these the same intent may be sent once more. */
const SURELY_NOT_BEGUN = new Set(["InvalidParameterValue.LockFailed", "RequestLimitExceeded"]);
/** Between two processes' reading of one clock, and from a socket to the log at its other end. */
const GRAIN_MILLIS = 20;

/**
 * What is wrong when all has settled, a sentence each. The emulator's log and truth are the measure.
 * @param {Ended} ended
 * @returns {string[]}
 */
export function checkScenario(ended) {
  return [...wrongItems(ended), ...wrongCallers(ended)];
}

/** @param {Ended} ended */
function wrongItems({ items, expected, calls, sendingAtFault, ssl }) {
  /** @type {string[]} */
  const wrong = [];
  for (const id of expected) {
    const own = items.filter((item) => item.instance_id === id);
    const [item] = own;
    if (own.length !== 1 || !item) {
      wrong.push(`${id}: ${own.length} items were recorded for one intent`);
      continue;
    }
    const sent = calls.filter(({ action, instanceId }) => action === "InstanceEnableSSL" && instanceId === id);
    const begun = sent.filter(({ outcome }) => !SURELY_NOT_BEGUN.has(outcome));
    if (begun.length > 1) wrong.push(`${id}: InstanceEnableSSL was sent ${begun.length} times`);
    const isThere = ssl(id) === item.target;
    if (item.state === "succeeded" && isThere) continue;
    if (item.state === "needs_attention" && !isThere && sendingAtFault.includes(id)) continue;
    wrong.push(
      `${id}: ended ${item.state} (${item.error_code ?? item.advice ?? "no code"}), SSL is ${ssl(id)}, ${sent.length} calls, ${sendingAtFault.includes(id) ? "" : "not "}sending at the fault`,
    );
  }
  return wrong;
}

/** Each call belongs to a leader of its time: no follower calls, and no leader after its successor began. @param {Ended} ended */
function wrongCallers({ servers, reigns, calls }) {
  /** @type {Map<string, number[]>} */
  const strays = new Map();
  for (const { at, host, action } of calls) {
    const server = servers.find((candidate) => candidate.host === host);
    const isLeaders = reigns.some(({ epoch, since }, index) => {
      const until = reigns[index + 1]?.since ?? Number.POSITIVE_INFINITY;
      return server?.epochs.includes(epoch) && at >= since - GRAIN_MILLIS && at <= until + GRAIN_MILLIS;
    });
    if (isLeaders) continue;
    const what = `${server?.name ?? host} called ${action} while another led`;
    strays.set(what, [...(strays.get(what) ?? []), at]);
  }
  return [...strays].map(([what, times]) => `${what}, at ${times.join(", ")}`);
}
