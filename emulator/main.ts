import { parseArgs } from "node:util";
import { listenForDemo } from "./mongo/listen-for-demo";
import { parseSeed } from "./seeds/seed";
import { startEmulator } from "./start-emulator";

const FLAGS = {
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "0" },
  seed: { type: "string", default: "small" },
  state: { type: "string" },
  "flow-millis": { type: "string" },
  "latency-millis": { type: "string" },
  "calls-per-second": { type: "string" },
  "demo-nodes": { type: "boolean", default: false },
  "exit-with-parent": { type: "boolean", default: false },
} as const;

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}".`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  const emulator = await startEmulator({
    host: values.host,
    port: wholeNumber("port", values.port),
    seed: parseSeed(values.seed),
    statePath: values.state,
    flowMillis: wholeNumber("flow-millis", values["flow-millis"]),
    latencyMillis: wholeNumber("latency-millis", values["latency-millis"]),
    callsPerSecond: wholeNumber("calls-per-second", values["calls-per-second"]),
  });
  if (values["demo-nodes"]) await listenForDemo(emulator);
  console.log(`emulator listening on ${emulator.url}`);

  const stop = () => {
    emulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // A parent that is killed cannot pass a signal on, but its end of the pipe closes.
  if (values["exit-with-parent"]) process.stdin.on("end", stop).on("error", stop).resume();
}

main().catch((error: unknown) => {
  console.error(`emulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
