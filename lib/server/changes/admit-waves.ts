import "server-only";
import type { Selectable } from "kysely";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { openUntil } from "@/lib/domain/maintenance-window";
import { closedRegions, fillWave, nextWave, type Wave } from "@/lib/domain/wave";
import { appendAudit } from "../audit/append-audit";
import type { App, Db } from "../context";
import type { ChangeTable } from "../db/schema";
import { leads } from "../worker/lease";
import { endBySchedule } from "./end-by-schedule";
import type { Leader } from "./move-item";
import { programFor } from "./program-for";
import { stepOf } from "./step-of-change";
import { nextWaiting, waveGroups } from "./wave-items";

/** Waiting items read at once. */
const CANDIDATES = 50;

/**
 * Lets the next instances of each running change into the work, pauses it, or ends it, as its settings and the clock say. One short transaction
 * a change.
 */
export async function admitWaves(leader: Leader): Promise<void> {
  const changes = await leader.app.store.db
    .selectFrom("changes")
    .selectAll()
    // A change of one instance has no settings, and nothing that waits.
    .where("settings", "!=", "null")
    .where("ended_at", "is", null)
    .execute();
  for (const change of changes) {
    switch (stepOf(change, leader.app.clock.now())) {
      case "missed":
      case "deadline":
        await endBySchedule(leader, change.id);
        break;
      case "run":
        if (change.pause_reason === null) await admitWave(leader, change);
        break;
      case "wait":
    }
  }
}

/** Whether a turn has anything to write. Mostly it has not: that costs two small reads, and no transaction. */
async function hasWork(app: App, change: Selectable<ChangeTable>): Promise<boolean> {
  const wave = await waveOf(app.store.db, change);
  return wave.takeBack || wave.pause !== null || (await whoGoes(app.store.db, app, change, wave)).length > 0;
}

async function admitWave({ app, epoch }: Leader, before: Selectable<ChangeTable>): Promise<void> {
  if (!(await hasWork(app, before))) return;
  const { id } = before;
  await app.store.transaction(async (trx) => {
    if (!(await leads(trx, epoch))) return;
    const change = await trx
      .selectFrom("changes")
      .selectAll()
      .where("id", "=", id)
      .where("pause_reason", "is", null)
      .executeTakeFirst();
    const now = app.clock.now();
    if (!change || stepOf(change, now) !== "run") return;
    const wave = await waveOf(trx, change);
    if (wave.takeBack) {
      await trx
        .updateTable("change_items")
        .set({ admitted: 0 })
        .where("change_id", "=", id)
        .where("region", "in", [...wave.stopped])
        .where("state", "=", "queued")
        .execute();
    }
    if (wave.pause) {
      await trx.updateTable("changes").set({ pause_reason: wave.pause }).where("id", "=", id).execute();
      return;
    }
    const admit = await whoGoes(trx, app, change, wave);
    if (admit.length === 0) return;
    await trx
      .updateTable("change_items")
      .set({ admitted: 1, next_at: now })
      .where("id", "in", admit)
      .where("state", "=", "queued")
      .execute();
    if (change.begun_at !== null) return;
    await trx.updateTable("changes").set({ begun_at: now }).where("id", "=", id).execute();
    const { start } = parseChangeSettings(change.settings);
    if (start.kind === "now") return;
    const ctx = await programFor(trx, app, id, id);
    await appendAudit(trx, ctx, {
      event: { action: "change.begin", changeId: id },
      outcome: "succeeded",
      subjectId: id,
      code: start.kind,
    });
  });
}

async function waveOf(db: Db, change: Selectable<ChangeTable>): Promise<Wave> {
  const settings = parseChangeSettings(change.settings);
  return nextWave(await waveGroups(db, change.id), settings, change.canary_passed === 1, change.resumed_at);
}

/** The first of those that wait for whom there is room now. Read few at a time: of thousands mostly the first one goes. */
async function whoGoes(db: Db, app: App, change: Selectable<ChangeTable>, given: Wave): Promise<readonly string[]> {
  const { start } = parseChangeSettings(change.settings);
  const now = app.clock.now();
  const admitted: string[] = [];
  let wave = given;
  let after = 0;
  while (wave.room > 0) {
    const waiting = await nextWaiting(db, change.id, { after, closed: closedRegions(wave), now, limit: CANDIDATES });
    const { admit, left } = fillWave(
      wave,
      waiting.map((item) => ({
        ...item,
        held: start.kind === "window" && openUntil(item.window, app.config.cloud.apiTimeZoneMinutes, now) === null,
      })),
    );
    admitted.push(...admit);
    wave = left;
    const last = waiting.at(-1);
    if (!last || waiting.length < CANDIDATES) break;
    after = last.position;
  }
  return admitted;
}
