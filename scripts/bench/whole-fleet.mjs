import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { syncOverRegions } from "./regional-endpoints.mjs";
import { parallelLoop, serialLoop } from "./sdk-loop.mjs";
import { atLeast, atMost, millis, plain, ratio, seconds } from "./section.mjs";

const INSTANCES = 1_000;
const CALLS_PER_SECOND = 20;
const LATENCY_MILLIS = 50;
/** Of the loops that are slower than the limit only so many are run; the rest is more of the same. */
const SERIAL_SAMPLE = 200;
const PROCESS_SAMPLE = 20;
const AT_ONCE = 8;

/** @typedef {Awaited<ReturnType<typeof startBenchEmulator>>} BenchEmulator */

/**
 * The SSL state of 1,000 instances: this console, and what people write over the vendor's SDK.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureWholeFleet() {
  const emulator = await startBenchEmulator({ seed: String(INSTANCES), latencyMillis: LATENCY_MILLIS });
  try {
    const names = (await emulator.instances()).map(({ region, instanceId }) => ({ region, instanceId }));
    const floor = INSTANCES / CALLS_PER_SECOND;
    const ours = await asConsole(emulator);
    const sample = names.slice(0, PROCESS_SAMPLE);
    const eachProcess = (await processLoop(emulator.url, sample)) / PROCESS_SAMPLE;
    const eachWhole = (await processLoop(emulator.url, sample, ["whole"])) / PROCESS_SAMPLE;
    const eachSerial = (await serialLoop(emulator.url, names.slice(0, SERIAL_SAMPLE))) / SERIAL_SAMPLE;
    await emulator.clearCalls();
    const parallel = await parallelLoop(emulator.url, names, AT_ONCE);
    const parallelCalls = await emulator.calls();
    const regional = await syncOverRegions(INSTANCES / 4);
    return {
      title: "The whole fleet's SSL state",
      how: `${INSTANCES} instances, ${CALLS_PER_SECOND} calls a second, ${LATENCY_MILLIS} ms latency, an empty store. The floor is ${INSTANCES} / ${CALLS_PER_SECOND} s. The loops know the instances already and keep nothing. The serial loop is extrapolated from ${SERIAL_SAMPLE} calls, the ones with a process per call from ${PROCESS_SAMPLE} (importing the SDK's client for MongoDB alone, and all of the SDK, as its README does); the others are measured whole. Behind one endpoint the limit is the floor for everybody: a process per call would have to take ${((13 * 1000) / CALLS_PER_SECOND).toFixed(0)} ms to be 13 × as slow. With an endpoint of each region the console reads them side by side; the loop stays what it is.`,
      rows: [
        { what: "this console, lists and SSL, kept in its store", measured: seconds(ours.took) },
        atMost("this console / floor", ours.took / floor, 1.03, ratio),
        { what: "its calls, and those refused for the rate", measured: `${ours.calls}, ${ours.refused}` },
        { what: "SDK, one after the other (extrapolated)", measured: seconds(eachSerial * INSTANCES) },
        { what: `SDK, ${AT_ONCE} at once, again after a second when refused`, measured: seconds(parallel) },
        {
          what: "its calls, and those refused for the rate",
          measured: `${parallelCalls.length}, ${plain(refused(parallelCalls))}`,
        },
        ...[
          { what: "a process per call", each: eachProcess },
          { what: "a process per call, the SDK whole", each: eachWhole },
        ].flatMap(({ what, each }) => [
          { what: `${what} (extrapolated)`, measured: `${seconds(each * INSTANCES)}, ${millis(each * 1000)} each` },
          { what: `${what} / this console, one endpoint`, measured: ratio((each * INSTANCES) / ours.took) },
        ]),
        { what: "this console, an endpoint of each of 4 regions", measured: seconds(regional.took) },
        atLeast(
          "a process per call / this console, an endpoint of each of 4 regions",
          (eachProcess * INSTANCES) / regional.took,
          13,
          ratio,
        ),
      ],
    };
  } finally {
    await emulator.close();
  }
}

/** @param {BenchEmulator} emulator */
async function asConsole(emulator) {
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const { app, close } = await openPagelessApp({ config, clock: await realClock(), log: silent });
  try {
    for (;;) {
      const run = await app.store.db.selectFrom("sync_runs").selectAll().executeTakeFirst();
      if (run?.ended_at != null) {
        if (run.checked !== INSTANCES) throw new Error(`Only ${run.checked} were read.`);
        const calls = await emulator.calls();
        return { took: (run.ended_at - run.started_at) / 1000, calls: calls.length, refused: refused(calls) };
      }
      await app.clock.sleep(50);
    }
  } finally {
    await close();
    await store.remove();
  }
}

/**
 * @param {string} endpoint
 * @param {readonly import("./sdk-loop.mjs").Name[]} names
 * @param {readonly string[]} [more] arguments
 * @returns {Promise<number>} seconds
 */
async function processLoop(endpoint, names, more = []) {
  const script = fileURLToPath(new URL("./sdk-once.mjs", import.meta.url));
  const started = performance.now();
  for (const { region, instanceId } of names)
    await promisify(execFile)(process.execPath, [script, endpoint, region, instanceId, ...more]);
  return (performance.now() - started) / 1000;
}

/** @param {readonly import("../../emulator/call-log").Call[]} calls */
function refused(calls) {
  return calls.filter(({ outcome }) => outcome === "RequestLimitExceeded").length;
}
