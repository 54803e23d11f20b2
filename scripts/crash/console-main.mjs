// A console for scripts/crash.mjs to kill. It talks in JSON lines.
import { createInterface } from "node:readline";
import pino from "pino";
import { loadTypescript } from "../start/load-typescript.mjs";
import { CALL_TIMEOUT_REAL_MILLIS, fastClock } from "./fast-time.mjs";
import { openPagelessApp } from "./pageless-app.mjs";

/**
 * `instances`: how many it must know before it is of use. `change` is carried out over all that it knows.
 * @typedef {{
 *   config: import("../../lib/server/config/config").Config,
 *   origin: number,
 *   instances: number,
 *   intent?: Omit<import("../../lib/server/changes/record-toggle").ToggleIntent, "retryOf">,
 *   change?: Omit<import("../../lib/server/changes/start-change").StartChange, "selection" | "fingerprint">,
 * }} Task
 * @typedef {"toggle" | "start" | "pause" | "resume" | "cancel" | "stop"} Command
 * @typedef {{ id: string, region: string, instance_id: string, target: "enabled" | "disabled", step: number | null, state: string, advice: string | null, answer: string | null, flow_id: string | null, request_id: string | null, error_message: string | null, epoch: number }} SeenItem
 * @typedef {{ tell: "leading" } | { tell: "known" } | { tell: "confirmed", change: import("../../lib/domain/instance-page").InstanceChange | null, already: boolean }
 *   | { tell: "started" } | { tell: "done", command: Command } | { tell: "thrown", message: string } | { tell: "item", item: SeenItem }
 *   | { tell: "change", paused: string | null } | { tell: "at rest" } | { tell: "stopped" }} Told
 */

const LOOK_EVERY_REAL_MILLIS = 20;

/** @type {Task} */
const { config, origin, instances, intent, change } = JSON.parse(process.argv[2] ?? "");
const tell = (/** @type {Told} */ told) => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** @type {typeof import("../../lib/server/changes/toggle-ssl")} */
const { toggleSsl } = await loadTypescript("lib/server/changes/toggle-ssl.ts");
/** @type {typeof import("../../lib/server/changes/review-change")} */
const { reviewChange } = await loadTypescript("lib/server/changes/review-change.ts");
/** @type {typeof import("../../lib/server/changes/start-change")} */
const { startChange } = await loadTypescript("lib/server/changes/start-change.ts");
/** @type {typeof import("../../lib/server/changes/control-change")} */
const { controlChange } = await loadTypescript("lib/server/changes/control-change.ts");
/** @type {typeof import("../../lib/domain/instance-filter")} */
const { parseInstanceFilter } = await loadTypescript("lib/domain/instance-filter.ts");

const { app, ctx, close } = await openPagelessApp({
  config,
  clock: fastClock(origin),
  log: pino({ level: "debug", base: null }, { write: (line) => void process.stdout.write(line) }),
  callTimeoutMillis: CALL_TIMEOUT_REAL_MILLIS,
});
const { db } = app.store;
tell({ tell: "leading" });

/** @param {Command} command */
async function carryOut(command) {
  if (command === "toggle" && intent) tell({ tell: "confirmed", ...(await toggleSsl(ctx, intent)) });
  if (command === "start" && change) {
    /** @type {import("../../lib/domain/change-review").ChangeSelection} */
    const selection = { kind: "filter", filter: parseInstanceFilter({}) };
    const { fingerprint } = await reviewChange(ctx, { target: change.target, selection });
    await startChange(ctx, { ...change, selection, fingerprint });
    tell({ tell: "started" });
  }
  if (change && (command === "pause" || command === "resume" || command === "cancel")) {
    // It may have ended meanwhile: then there is nothing to pause, and the person is told so.
    await controlChange(ctx, { changeId: change.intentId, act: command }).catch((error) => {
      if (!(error instanceof Error && "code" in error && error.code === "not_found")) throw error;
    });
    tell({ tell: "done", command });
  }
  if (command === "stop") {
    ended = true;
    await close();
    tell({ tell: "stopped" });
    process.exit(0);
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  carryOut(/** @type {Command} */ (line)).catch((error) =>
    tell({ tell: "thrown", message: `${line}: ${error instanceof Error ? error.message : String(error)}` }),
  );
});

let ended = false;
/** @type {Map<string, string>} */
const lastTold = new Map();
/** Tells what differs from what was told of it last; returns whether it did. @param {string} key @param {Told} told */
function tellNews(key, told) {
  const line = JSON.stringify(told);
  if (lastTold.get(key) === line) return false;
  lastTold.set(key, line);
  tell(told);
  return true;
}
let known = false;
while (!ended) {
  const changes = await db.selectFrom("changes").select(["id", "pause_reason", "ended_at"]).execute();
  const items = await db
    .selectFrom("change_items")
    .select([
      "id",
      "region",
      "instance_id",
      "target",
      "step",
      "state",
      "advice",
      "answer",
      "flow_id",
      "request_id",
      "error_message",
      "epoch",
      "ended_at",
    ])
    .execute();
  let news = lastTold.size === 0;
  for (const { ended_at: _, ...item } of items) news = tellNews(item.id, { tell: "item", item }) || news;
  for (const { id, pause_reason } of changes) news = tellNews(id, { tell: "change", paused: pause_reason }) || news;
  if (news && items.every((item) => item.ended_at !== null)) tell({ tell: "at rest" });
  if (!known) {
    const read = await db
      .selectFrom("instances")
      .select((eb) => eb.fn.countAll().as("count"))
      .where("ssl_checked_at", "is not", null)
      .executeTakeFirstOrThrow();
    known = Number(read.count) >= instances;
    if (known) tell({ tell: "known" });
  }
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_REAL_MILLIS));
}
