import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childEnvironment } from "./child-environment.mjs";
import { StartError } from "./start-error.mjs";

const START_MILLIS = 30_000;
const STOP_MILLIS = 800;

/** The emulator's fixed keys; they open nothing but the emulator. */
export const EMULATOR_SECRET_ID = "AKIDEMULATOR";
export const EMULATOR_SECRET_KEY = "emulator-secret-key";

/**
 * Starts the emulator as a process of its own. It ends with `stop`, and by itself when this process dies (its stdin closes).
 * @param {string} root
 * @param {{ stateFile: string }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startEmulatorProcess(root, { stateFile }) {
  const options = ["--port", "0", "--seed", "small", "--state", stateFile, "--demo-nodes", "--exit-with-parent"];
  const child = spawn(process.execPath, ["--import", "jiti/register", "emulator/main.ts", ...options], {
    cwd: root,
    env: childEnvironment(process.env),
    stdio: ["pipe", "pipe", "inherit"],
    // A process group of its own: Ctrl-C in a terminal reaches the whole group, and the emulator has to end last.
    detached: true,
  });
  const exited = once(child, "exit");
  // It is looked at in `stop`; a death before that shows as failing calls.
  exited.catch(() => undefined);
  const timer = setTimeout(() => child.kill("SIGKILL"), START_MILLIS);
  const url = await firstUrl(child);
  clearTimeout(timer);
  if (url === null) throw new StartError("The emulator did not start. What it says is above.");
  child.unref();
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), STOP_MILLIS);
      await exited;
      clearTimeout(kill);
    },
  };
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<import("node:stream").Writable, import("node:stream").Readable, null>} child
 * @returns {Promise<string | null>}
 */
async function firstUrl(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /^emulator listening on (http:\/\/\S+)$/.exec(line);
    if (match?.[1]) {
      child.stdout.resume();
      return match[1];
    }
  }
  return null;
}
