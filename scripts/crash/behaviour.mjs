import { SPEED } from "./fast-time.mjs";

/**
 * How the cloud behaves in one round. `flowMillis` is of the fast clock, `latencyMillis` real.
 * @typedef {{
 *   name: string,
 *   rules: import("../../emulator/faults/fault-rule").FaultRule[],
 *   flowMillis: number,
 *   latencyMillis: number,
 * }} Behaviour
 */

/** @typedef {import("../../emulator/faults/fault-rule").FaultRule} Rule */

const SEND = { action: "InstanceEnableSSL" };

/** @type {Record<string, (random: import("./seeded-random.mjs").SeededRandom) => Rule[]>} */
const BEHAVIOURS = {
  plain: () => [],
  "no flow id": () => [{ ...SEND, kind: "no_flow_id" }],
  "flow failed": () => [{ ...SEND, kind: "flow_outcome", outcome: "failed" }],
  "flow undone": () => [{ ...SEND, kind: "flow_outcome", outcome: "undoed" }],
  "flow paused": () => [{ ...SEND, kind: "flow_outcome", outcome: "paused" }],
  "flow failed, no flow id": () => [
    { ...SEND, kind: "flow_outcome", outcome: "failed" },
    { ...SEND, kind: "no_flow_id" },
  ],
  "applied, answer lost": (random) => [
    {
      ...SEND,
      kind: "applied_answer_lost",
      how: random.pick(/** @type {const} */ (["reset", "hang", "truncate", "http_error"])),
    },
  ],
  "applied, answer lost, flow failed": (random) => [
    { ...SEND, kind: "flow_outcome", outcome: "failed" },
    { ...SEND, kind: "applied_answer_lost", how: random.pick(/** @type {const} */ (["reset", "truncate"])) },
  ],
  "not applied, answer lost": (random) => [
    random.pick(
      /** @type {Rule[]} */ ([
        { ...SEND, kind: "reset" },
        { ...SEND, kind: "hang" },
        { ...SEND, kind: "truncate" },
        { ...SEND, kind: "truncate", cut: true },
        { ...SEND, kind: "no_response" },
        { ...SEND, kind: "http_error", status: 502, html: true },
      ]),
    ),
  ],
  "applied late": (random) => [{ ...SEND, kind: "delay", millis: random.between(50, 1_200) }],
  "internal error": () => [{ ...SEND, kind: "api_error", code: "InternalError" }],
  refused: () => [{ ...SEND, kind: "api_error", code: "UnsupportedOperation" }],
  "busy once": () => [{ ...SEND, kind: "api_error", code: "InvalidParameterValue.LockFailed", times: 1 }],
  "quota once": () => [{ ...SEND, kind: "api_error", code: "RequestLimitExceeded", times: 1 }],
  "reads fail for a while": (random) => [
    { action: "DescribeInstanceSSL", kind: "api_error", code: "InternalError", times: random.between(1, 4) },
    { action: "DescribeDBInstances", kind: "reset", times: random.between(1, 4) },
    { action: "DescribeAsyncRequestInfo", kind: "http_error", status: 503, times: random.between(1, 4) },
  ],
  "reads lag": () => [
    { action: "DescribeInstanceSSL", kind: "stale_read", millis: 500 },
    { action: "DescribeDBInstances", kind: "stale_read", millis: 500 },
  ],
};

const NAMES = Object.keys(BEHAVIOURS);

/**
 * One of the kinds, `plain` among them.
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {Pick<Behaviour, "name" | "rules">}
 */
export function drawRules(random) {
  const name = random.pick(NAMES);
  return { name, rules: BEHAVIOURS[name]?.(random) ?? [] };
}

/**
 * Plain in a quarter of the rounds, one of the others else.
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {Behaviour}
 */
export function drawBehaviour(random) {
  const drawn = random.chance(0.25) ? { name: "plain", rules: [] } : drawRules(random);
  return {
    ...drawn,
    flowMillis: random.between(200, 2_000) * SPEED,
    latencyMillis: random.chance(0.5) ? random.between(5, 150) : 0,
  };
}
