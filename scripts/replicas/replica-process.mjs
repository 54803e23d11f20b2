import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** @typedef {import("./replica-main.mjs").Told} Told */
/** @typedef {import("./replica-main.mjs").Command} Command */

/** One server process, as seen from outside. */
export class ReplicaProcess {
  /** @type {Told[]} */
  told = [];
  /** The lease epochs under which it has led. @type {number[]} */
  epochs = [];
  /** What it logged as an error, and what it wrote to stderr. @type {string[]} */
  errors = [];
  /** Killed by us, or asked to stop: its end is no surprise. */
  isEnding = false;
  #child;
  #closed;
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /** @param {string} name @param {import("../../lib/server/config/config").Config} config */
  constructor(name, config) {
    this.name = name;
    const program = fileURLToPath(new URL("./replica-main.mjs", import.meta.url));
    const child = spawn(process.execPath, [program, JSON.stringify({ config })], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child = child;
    this.#closed = once(child, "close");
    child.stdin.on("error", () => undefined);
    createInterface({ input: child.stdout }).on("line", (line) => this.#take(line));
    createInterface({ input: child.stderr }).on("line", (line) => this.errors.push(line));
    child.on("exit", () => this.#wake());
  }

  /** @param {string} line */
  #take(line) {
    const heard = JSON.parse(line);
    if ("tell" in heard) this.told.push(heard);
    else if (heard.msg === "leading") this.epochs.push(heard.epoch);
    else if (heard.level >= 50) this.errors.push(line);
    this.#wake();
  }

  #wake() {
    for (const watcher of this.#watchers) watcher();
  }

  get dead() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** @param {Command} command */
  command(command) {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  /**
   * The first of what it told that fits; null when it ended or the time is over first.
   * @param {(told: Told) => boolean} fits
   * @param {number} limitMillis
   * @returns {Promise<Told | null>}
   */
  async until(fits, limitMillis) {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.told.find(fits) ?? null;
        if (found === null && !this.dead) return;
        end(found);
      };
      const end = (/** @type {Told | null} */ found) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => end(null), limitMillis);
      this.#watchers.add(look);
      look();
    });
  }

  freeze() {
    this.#child.kill("SIGSTOP");
  }

  wake() {
    this.#child.kill("SIGCONT");
  }

  async kill() {
    this.isEnding = true;
    this.#child.kill("SIGKILL");
    await this.#closed;
  }

  async stop() {
    this.isEnding = true;
    this.command({ do: "stop" });
    await this.#closed;
  }
}
