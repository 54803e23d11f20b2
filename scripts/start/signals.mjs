/**
 * @typedef {object} Life
 * @property {(stop: () => unknown) => void} onEnd adds what has to be stopped
 * @property {() => boolean} isEnding
 * @property {(code: number) => Promise<void>} end stops everything and leaves
 */

/** Everything ends within 5 s of the first signal, or it is cut. */
const LIMIT_MILLIS = 4_800;
const PARENT_CHECK_MILLIS = 500;

/**
 * Ends the program in order on SIGTERM or SIGINT (Ctrl-C): what was started last is stopped first. A second signal ends it at once.
 * @param {(line: string) => void} say
 * @returns {Life}
 */
export function endOnSignals(say) {
  /** @type {(() => unknown)[]} */
  const stops = [];
  let ending = false;

  /** @param {number} code */
  async function end(code) {
    ending = true;
    setTimeout(() => process.exit(code || 1), LIMIT_MILLIS).unref();
    for (const stop of stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        say(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    process.exit(code);
  }

  for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT"])) {
    process.on(signal, () => {
      if (ending) process.exit(130);
      say("Stopping…");
      void end(0);
    });
  }
  // npm killed outright passes nothing on: its child sees only that it has another parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid === parent || ending) return;
      say("npm is gone. Stopping…");
      void end(0);
    }, PARENT_CHECK_MILLIS).unref();
  }
  return {
    onEnd: (stop) => {
      stops.push(stop);
    },
    isEnding: () => ending,
    end,
  };
}
