/** @typedef {import("../../emulator/faults/fault-rule").FaultRule} FaultRule */
/** @typedef {import("../crash/seeded-random.mjs").SeededRandom} SeededRandom */

/** How many calls of one action for one instance may be hit; few are ever looked at more often. */
const CALLS_EACH = 6;
/** The quota is the account's, not an instance's: a few refusals in all, since each makes the console slower for a while. */
const QUOTA_REFUSALS = 3;
const SEND = "InstanceEnableSSL";
const READS = ["DescribeAsyncRequestInfo", "DescribeDBInstances", "DescribeInstanceSSL"];

/** Whatever may happen to any call. Delays in real milliseconds: the longest ends after the call's own time-out and before its deadline. */
const ANY_CALL = /** @type {((random: SeededRandom) => FaultRule)[]} */ ([
  () => ({ kind: "api_error", code: "InternalError" }),
  () => ({ kind: "http_error", status: 502, html: true }),
  () => ({ kind: "http_error", status: 503 }),
  (random) => ({ kind: "delay", millis: random.between(50, 2_200) }),
  () => ({ kind: "hang" }),
  () => ({ kind: "reset" }),
  () => ({ kind: "truncate" }),
  () => ({ kind: "truncate", cut: true }),
  () => ({ kind: "no_response" }),
]);
const SENDS = /** @type {((random: SeededRandom) => FaultRule)[]} */ ([
  ...ANY_CALL,
  () => ({ kind: "api_error", code: "InvalidParameterValue.LockFailed" }),
  () => ({ kind: "api_error", code: "InvalidParameterValue.StatusAbnormal" }),
  () => ({ kind: "api_error", code: "UnsupportedOperation" }),
  (random) => ({
    kind: "applied_answer_lost",
    how: random.pick(/** @type {const} */ (["reset", "hang", "truncate", "http_error"])),
  }),
]);
/** What becomes of a change that was accepted. */
const TASKS = /** @type {((random: SeededRandom) => FaultRule)[]} */ ([
  (random) => ({
    kind: "flow_outcome",
    outcome: random.pick(/** @type {const} */ (["failed", "paused", "undoed"])),
  }),
  () => ({ kind: "no_flow_id" }),
]);
const READ_FAULTS = /** @type {((random: SeededRandom) => FaultRule)[]} */ ([
  ...ANY_CALL,
  (random) => ({ kind: "stale_read", millis: random.between(500, 5_000) }),
]);

/**
 * Each call about one of the instances fails in this share of the cases, and as many of the tasks go another way than they should, each drawn
 * from all that the emulator knows.
 * @param {SeededRandom} random
 * @param {readonly string[]} instanceIds
 * @param {number} share 0 to 1
 * @returns {FaultRule[]}
 */
export function drawFaults(random, instanceIds, share) {
  const drawn = (/** @type {(typeof SENDS)} */ kinds) => random.pick(kinds)(random);
  /** @type {FaultRule[]} */
  const rules = [];
  for (const instanceId of instanceIds) {
    if (random.chance(share)) rules.push({ ...drawn(TASKS), instanceId });
    for (const action of [SEND, ...READS])
      for (let skip = 0; skip < CALLS_EACH; skip += 1)
        if (random.chance(share))
          rules.push({ ...drawn(action === SEND ? SENDS : READ_FAULTS), action, instanceId, skip, times: 1 });
  }
  for (let refusal = 0; refusal < QUOTA_REFUSALS; refusal += 1)
    rules.push({
      kind: "api_error",
      code: "RequestLimitExceeded",
      action: random.pick([SEND, ...READS]),
      instanceId: random.pick(instanceIds),
      times: 1,
    });
  return rules;
}
