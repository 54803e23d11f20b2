// One server of several, without pages, for scripts/replicas.mjs. It talks in JSON lines.
import { createInterface } from "node:readline";
import pino from "pino";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";

/**
 * @typedef {{ region: string, instanceId: string }} Name
 * @typedef {{ do: "toggle", intent: Omit<import("../../lib/server/changes/record-toggle").ToggleIntent, "retryOf"> }
 *   | { do: "change", intentId: string, target: "enabled" | "disabled", keys: Name[], settings: Partial<import("../../lib/domain/change-settings").ChangeSettings> }
 *   | { do: "stop" }} Command
 * @typedef {{ tell: "open" } | { tell: "started", intentId: string } | { tell: "stopped" }
 *   | { tell: "toggled", intentId: string, millis: number, requestId: string | null }
 *   | { tell: "thrown", intentId: string, millis: number, code: string, message: string }} Told
 */

const { config } = JSON.parse(process.argv[2] ?? "");
const tell = (/** @type {Told} */ told) => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** @type {typeof import("../../lib/server/clock")} */
const { systemClock } = await loadTypescript("lib/server/clock.ts");
/** @type {typeof import("../../lib/server/changes/toggle-ssl")} */
const { toggleSsl } = await loadTypescript("lib/server/changes/toggle-ssl.ts");
/** @type {typeof import("../../lib/server/changes/review-change")} */
const { reviewChange } = await loadTypescript("lib/server/changes/review-change.ts");
/** @type {typeof import("../../lib/server/changes/start-change")} */
const { startChange } = await loadTypescript("lib/server/changes/start-change.ts");
/** @type {typeof import("../../lib/domain/change-settings")} */
const { DEFAULT_CHANGE_SETTINGS } = await loadTypescript("lib/domain/change-settings.ts");

const { ctx, close } = await openPagelessApp({
  config,
  clock: systemClock,
  log: pino({ level: "info", base: null }, { write: (line) => void process.stdout.write(line) }),
});
tell({ tell: "open" });

/** @param {Extract<Command, { do: "change" }>} command */
async function start({ intentId, target, keys, settings }) {
  const selection = /** @type {const} */ ({ kind: "keys", keys });
  const { fingerprint } = await reviewChange(ctx, { target, selection });
  await startChange(ctx, {
    intentId,
    target,
    selection,
    settings: { ...DEFAULT_CHANGE_SETTINGS, ...settings },
    reason: "CHG-1",
    fingerprint,
  });
  tell({ tell: "started", intentId });
}

/** @param {Extract<Command, { do: "toggle" }>} command @param {number} began */
async function toggle({ intent }, began) {
  const { change } = await toggleSsl(ctx, intent);
  const millis = Math.round(performance.now() - began);
  tell({ tell: "toggled", intentId: intent.intentId, millis, requestId: change?.requestId ?? null });
}

/** @param {Command} command */
async function carryOut(command) {
  if (command.do === "stop") {
    await close();
    tell({ tell: "stopped" });
    process.exit(0);
  }
  const began = performance.now();
  const intentId = command.do === "toggle" ? command.intent.intentId : command.intentId;
  try {
    await (command.do === "toggle" ? toggle(command, began) : start(command));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unexpected";
    const millis = Math.round(performance.now() - began);
    tell({ tell: "thrown", intentId, millis, code, message: String(error) });
  }
}

createInterface({ input: process.stdin }).on("line", (line) => void carryOut(JSON.parse(line)));
