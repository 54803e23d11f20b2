import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** @typedef {import("./console-main.mjs").Told} Told */
/** @typedef {import("./console-main.mjs").Task} Task */
/** @typedef {{ id: string, action: string, outcome: string, hmac: string }} ToldAudit */

/** One console process, as seen from outside: what it told, line by line, until it was killed. */
export class KillableConsole {
  /** @type {Told[]} */
  told = [];
  /** When each of them was heard; epoch milliseconds. @type {number[]} */
  heardAt = [];
  /** Regions where a call of InstanceEnableSSL ended without an answer, by its log. @type {Set<string>} */
  unheardIn = new Set();
  startedAt = Date.now();
  /** Audit rows that it wrote to its log, which it does only after their commit. @type {ToldAudit[]} */
  audit = [];
  /** Lines of errors. @type {string[]} */
  errors = [];
  #child;
  #closed;
  /** @type {Map<string, import("./console-main.mjs").SeenItem>} */
  #items = new Map();
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /** @param {Task} task */
  constructor(task) {
    const program = fileURLToPath(new URL("./console-main.mjs", import.meta.url));
    const child = spawn(process.execPath, ["--trace-warnings", program, JSON.stringify(task)], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child = child;
    this.#closed = once(child, "close");
    // Written to after its death: that is what this test does.
    child.stdin.on("error", () => undefined);
    createInterface({ input: child.stdout }).on("line", (line) => this.#take(line));
    createInterface({ input: child.stderr }).on("line", (line) => this.errors.push(line));
    child.on("exit", () => this.#wake());
  }

  /** @param {string} line */
  #take(line) {
    const heard = JSON.parse(line);
    if ("tell" in heard) {
      this.told.push(heard);
      this.heardAt.push(Date.now());
      if (heard.tell === "item") this.#items.set(heard.item.id, heard.item);
    } else if ("audit" in heard) this.audit.push(heard.audit);
    else if (heard.action === "InstanceEnableSSL" && heard.class === "unknown_outcome")
      this.unheardIn.add(heard.region);
    else if (heard.level >= 50) this.errors.push(line);
    this.#wake();
  }

  #wake() {
    for (const watcher of this.#watchers) watcher();
  }

  get dead() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** @param {import("./console-main.mjs").Command} command */
  command(command) {
    this.#child.stdin.write(`${command}\n`);
  }

  /**
   * Resolves with true once something was told that fits; false when the process ended or the time is over first.
   * @param {(console: KillableConsole) => boolean} fits
   * @param {number} limitMillis
   * @returns {Promise<boolean>}
   */
  async until(fits, limitMillis) {
    if (fits(this)) return true;
    return new Promise((resolve) => {
      const end = (/** @type {boolean} */ result) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(result);
      };
      const look = () => {
        if (fits(this)) end(true);
        else if (this.dead) end(false);
      };
      const timer = setTimeout(() => end(false), limitMillis);
      this.#watchers.add(look);
    });
  }

  /** kill -9, and everything it had told before is read. */
  async kill() {
    this.#child.kill("SIGKILL");
    await this.#closed;
  }

  /** The end that it chooses itself. */
  async closed() {
    await this.#closed;
  }

  /** @param {Told["tell"]} what */
  has(what) {
    return this.told.some(({ tell }) => tell === what);
  }

  /** How many such audit rows it told of. @param {string} action @param {string} outcome */
  audited(action, outcome) {
    return this.audit.filter((row) => row.action === action && row.outcome === outcome).length;
  }

  /** What each item was last seen to be. @returns {import("./console-main.mjs").SeenItem[]} */
  get items() {
    return [...this.#items.values()];
  }

  /** For how long its change has been paused, in real milliseconds; 0 while it runs. */
  pausedMillis() {
    const index = this.told.findLastIndex(({ tell }) => tell === "change");
    const last = this.told[index];
    return last?.tell === "change" && last.paused !== null ? Date.now() - (this.heardAt[index] ?? Number.NaN) : 0;
  }

  /** Nothing is open, as far as it told. */
  get atRest() {
    return (
      this.told.findLastIndex(({ tell }) => tell === "at rest") >
      this.told.findLastIndex(({ tell }) => tell === "item" || tell === "change")
    );
  }
}
