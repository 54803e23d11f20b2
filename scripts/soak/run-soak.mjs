import { randomUUID } from "node:crypto";
import { checkBulkRound } from "../crash/check-bulk-round.mjs";
import { mayHaveBegun } from "../crash/check-item.mjs";
import { resumeUnknownFlows } from "../crash/provider.mjs";
import { seededRandom } from "../crash/seeded-random.mjs";
import { openStage } from "../crash/stage.mjs";
import { contradiction } from "./contradiction.mjs";
import { drawFaults } from "./draw-faults.mjs";
import { mostPerSecond } from "./most-per-second.mjs";

const REGIONS = ["ap-guangzhou", "ap-jakarta", "ap-singapore", "ap-tokyo", "eu-frankfurt", "na-ashburn"];
const FLOW_MILLIS = 3_000;
const LIMIT_MILLIS = 15 * 60_000;
/** Long enough on the fast clock for an item to be shown as in process first. */
const PAUSED_FOR_REAL_MILLIS = 3_000;
/** @type {import("../../lib/domain/change-settings").ChangeSettings} */
const SETTINGS = {
  canary: 5,
  pauseAfterCanary: false,
  perRegion: 15,
  atOnce: 60,
  onFailure: "continue",
  start: { kind: "now" },
  deadline: null,
};

/**
 * A change over so many instances while calls fail at random, watched from its start to its end.
 * @param {{ items: number, seed: number, faultShare: number, callsPerSecond: number, say: (line: string) => void }} options
 * @returns {Promise<{
 *   violations: string[],
 *   ends: Map<string, number>,
 *   met: Map<string, number>,
 *   calls: import("../../emulator/call-log").Call[],
 *   most: Map<string, number>,
 *   seconds: number,
 * }>}
 */
export async function runSoak({ items, seed, faultShare, callsPerSecond, say }) {
  const random = seededRandom(seed);
  const target = random.pick(/** @type {const} */ (["enabled", "disabled"]));
  const ids = Array.from({ length: items }, (_, index) => `cmgo-${String(index).padStart(8, "0")}`);
  const rules = drawFaults(random, ids, faultShare);
  const part = { instances: items, change: { intentId: randomUUID(), target, settings: SETTINGS, reason: "SOAK" } };
  const stage = await openStage({ regions: REGIONS, flowMillis: FLOW_MILLIS, latencyMillis: 5, callsPerSecond });
  const { emulator, consoles, atKills } = stage;
  const ssl = target === "enabled" ? "disabled" : "enabled";
  for (const [index, instanceId] of ids.entries())
    emulator.addInstance({ region: REGIONS[index % REGIONS.length], instanceId, ssl });
  /** @type {Set<string>} */
  const contradictions = new Set();
  /** Whose reason to look was seen to be true when it was given. @type {Set<string>} */
  const givenUp = new Set();

  try {
    const console = await stage.startKnowing(part);
    for (const rule of rules) emulator.addFault(rule);
    emulator.clearCalls();
    const started = Date.now();
    console.command("start");
    while (!console.atRest || console.items.length === 0) {
      if (console.dead) throw new Error(`The console ended by itself: ${console.errors.join(" ")}`);
      if (Date.now() - started > LIMIT_MILLIS) throw new Error("The change does not end.");
      look();
      if (Date.now() - started > PAUSED_FOR_REAL_MILLIS) resumeUnknownFlows(emulator, console);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const seconds = (Date.now() - started) / 1000;
    say(`settled after ${seconds.toFixed(1)} s; looking at what it left`);
    look();
    const final = await stage.stopAndRead(console);
    const calls = emulator.calls();
    const fleet = emulator.instances();
    const most = mostPerSecond(calls);
    const violations = [...contradictions];
    for (const [action, count] of most)
      if (count > callsPerSecond)
        violations.push(`${count} calls of ${action} in one second, the limit is ${callsPerSecond}`);
    const asked = rules.filter((rule) => rule.kind === "api_error" && rule.code === "RequestLimitExceeded").length;
    const refused = calls.filter(({ outcome }) => outcome === "RequestLimitExceeded").length;
    if (refused > asked) violations.push(`${refused} calls were refused by the quota, only ${asked} by a fault`);
    violations.push(
      ...checkBulkRound({
        target,
        settings: SETTINGS,
        eligible: new Set(ids),
        calls: calls.filter(({ action }) => action === "InstanceEnableSSL"),
        fleet,
        resumed: [],
        resumeLimitMillis: 0,
        consoles,
        atKills,
        final,
        toReal: stage.toReal,
      }),
    );
    const met = [
      ...calls.map(({ outcome }) => outcome).filter((outcome) => outcome !== "answered"),
      ...fleet.flatMap(({ flow }) => (flow && flow.outcome !== "success" ? `task ${flow.outcome}` : [])),
      ...final.items.flatMap((item) => (item.answer === "accepted" && item.flow_id === null ? "no flow id" : [])),
    ];
    return {
      violations,
      ends: counted(final.items.map(({ state }) => state)),
      met: counted(met),
      calls,
      most,
      seconds,
    };

    function look() {
      for (const item of console.items) {
        const truth = emulator.instance(item.region, item.instance_id);
        if (!truth || givenUp.has(item.id)) continue;
        const sent = mayHaveBegun(emulator.calls({ action: "InstanceEnableSSL", instanceId: item.instance_id })).length;
        const what = OPEN.has(item.state) ? null : contradiction(item, truth, target, sent);
        if (what !== null) contradictions.add(`${item.instance_id}: ${what}`);
        else if (item.state === "needs_attention") givenUp.add(item.id);
      }
    }
  } finally {
    await stage.close();
  }
}

const OPEN = new Set(["queued", "claimed", "sending", "applying"]);

/** @param {readonly string[]} words */
function counted(words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
