import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @typedef {{
 *   seed: string,
 *   latencyMillis?: number,
 *   flowMillis?: number,
 *   callsPerSecond?: number,
 *   host?: string,
 *   port?: number,
 * }} BenchEmulatorOptions `host` and `port`: a loopback address and any free port by default
 */

/**
 * An emulator in a process of its own, as the cloud would be. It ends with this process.
 * @param {BenchEmulatorOptions} options
 */
export async function startBenchEmulator({
  seed,
  latencyMillis = 0,
  flowMillis = 6_000,
  callsPerSecond = 20,
  host = "127.0.0.1",
  port = 0,
}) {
  const settings = [
    "--seed",
    seed,
    "--latency-millis",
    String(latencyMillis),
    "--flow-millis",
    String(flowMillis),
    "--calls-per-second",
    String(callsPerSecond),
  ];
  const child = spawn(
    process.execPath,
    [
      "--import",
      "jiti/register",
      "emulator/main.ts",
      "--host",
      host,
      "--port",
      String(port),
      "--exit-with-parent",
      ...settings,
    ],
    { cwd: root, stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  let url = "";
  for await (const line of createInterface({ input: child.stdout })) {
    url = /^emulator listening on (\S+)$/.exec(line)?.[1] ?? "";
    if (url !== "") break;
  }
  if (url === "") throw new Error("The emulator did not start.");
  child.stdout.resume();

  /** @param {string} verb @param {unknown[]} args */
  async function ask(verb, args) {
    const answer = await fetch(`${url}/__emulator/${verb}`, { method: "POST", body: JSON.stringify(args) });
    if (!answer.ok) throw new Error(`The emulator refused ${verb}: ${await answer.text()}`);
    return answer.json();
  }
  return {
    url,
    /** @returns {Promise<import("../../emulator/call-log").Call[]>} */
    calls: (filter = {}) => ask("calls", [filter]),
    clearCalls: () => ask("clearCalls", []),
    /** @returns {Promise<import("../../emulator/emulated-instance").EmulatedInstance[]>} */
    instances: () => ask("instances", []),
    /** @param {import("../../emulator/emulated-instance").InstancePatch} given */
    addInstance: (given) => ask("addInstance", [given]),
    /** @param {import("../../emulator/faults/fault-rule").FaultRule} rule */
    addFault: (rule) => ask("addFault", [rule]),
    close: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
