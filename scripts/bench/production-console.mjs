import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const ADMIN = { email: "admin@example.test", password: "a long enough sentence 42" };

/** @typedef {{ delayP99Millis: number, delayMaxMillis: number, wholeP99Millis: number, residentBytes: number, heapBytes: number, handled: Record<string, number[]> }} ProcessState */

/**
 * `npm start` in a process of its own (it builds first if the sources changed), watched from inside. It has an administrator, unless a setting says
 * otherwise.
 * @param {Record<string, string | undefined>} settings
 */
export async function startProductionConsole(settings) {
  const watch = new URL("./watch-process.mjs", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", watch, "scripts/start.mjs"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const { stdout } = child;
  if (!stdout) throw new Error("The console has no output.");
  /** @type {string[]} */
  const said = [];
  const lines = createInterface({ input: stdout });
  const url = await new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      if (said.length < 100) said.push(line);
      const found = /^Open (http:\S+)$/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`The console did not start:\n${said.join("\n")}`)));
  });
  return {
    /** @type {string} without a slash at its end */
    url,
    /** The first line of its output, said already or still to come, that is so. @param {RegExp} pattern @returns {Promise<RegExpExecArray>} */
    line: (pattern) =>
      new Promise((resolve) => {
        const look = (/** @type {string} */ line) => {
          const found = pattern.exec(line);
          if (found) resolve(found);
        };
        said.forEach(look);
        lines.on("line", look);
      }),
    /** @returns {Promise<ProcessState>} since the last `forget`; `whole…` since the last `forgetAll` */
    state: async () => {
      const answer = once(child, "message");
      child.send("tell");
      const [told] = await answer;
      return told;
    },
    forget: () => void child.send("forget"),
    forgetAll: () => void child.send("forget all"),
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
