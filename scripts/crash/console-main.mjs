// A console for scripts/crash.mjs to kill. It talks in JSON lines.
import { createInterface } from "node:readline";
import pino from "pino";
import { loadTypescript } from "../start/load-typescript.mjs";
import { CALL_TIMEOUT_REAL_MILLIS, fastClock } from "./fast-time.mjs";
import { openPagelessApp } from "./pageless-app.mjs";

/**
 * @typedef {{
 *   config: import("../../lib/server/config/config").Config,
 *   origin: number,
 *   intent: Omit<import("../../lib/server/changes/record-toggle").ToggleIntent, "retryOf">,
 * }} Task
 * @typedef {{ id: string, state: string, answer: string | null, flow_id: string | null, request_id: string | null }} SeenItem
 * @typedef {{ tell: "leading" } | { tell: "known" } | { tell: "confirmed", change: import("../../lib/domain/instance-page").InstanceChange | null, already: boolean }
 *   | { tell: "thrown", message: string } | { tell: "item", item: SeenItem } | { tell: "at rest" } | { tell: "stopped" }} Told
 */

const LOOK_EVERY_REAL_MILLIS = 20;

/** @type {Task} */
const { config, origin, intent } = JSON.parse(process.argv[2] ?? "");
const tell = (/** @type {Told} */ told) => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** @type {typeof import("../../lib/server/changes/toggle-ssl")} */
const { toggleSsl } = await loadTypescript("lib/server/changes/toggle-ssl.ts");

const { app, ctx, close } = await openPagelessApp({
  config,
  clock: fastClock(origin),
  log: pino({ level: "info", base: null }, { write: (line) => void process.stdout.write(line) }),
  callTimeoutMillis: CALL_TIMEOUT_REAL_MILLIS,
});
const { db } = app.store;
tell({ tell: "leading" });

async function toggle() {
  try {
    tell({ tell: "confirmed", ...(await toggleSsl(ctx, intent)) });
  } catch (error) {
    tell({ tell: "thrown", message: error instanceof Error ? error.message : String(error) });
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "toggle") void toggle();
  if (line === "stop") void stop();
});

async function stop() {
  ended = true;
  await close();
  tell({ tell: "stopped" });
  process.exit(0);
}

let ended = false;
let lastTold = "";
let known = false;
while (!ended) {
  const items = await db
    .selectFrom("change_items")
    .select(["id", "state", "answer", "flow_id", "request_id", "ended_at"])
    .execute();
  const line = JSON.stringify(items);
  if (line !== lastTold) for (const { ended_at: _, ...item } of items) tell({ tell: "item", item });
  if (line !== lastTold && items.every((item) => item.ended_at !== null)) tell({ tell: "at rest" });
  lastTold = line;
  if (!known) {
    const instance = await db.selectFrom("instances").select(["ssl_state"]).executeTakeFirst();
    known = instance !== undefined && instance.ssl_state !== "unknown";
    if (known) tell({ tell: "known" });
  }
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_REAL_MILLIS));
}
