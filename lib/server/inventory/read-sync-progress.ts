import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { SyncProgress } from "@/lib/domain/instance-page";
import type { App, Db } from "../context";
import { builtOnce } from "../db/built-once";
import { keptReads } from "../db/kept-reads";
import { isoTime, isoTimeOrNull } from "../iso-time";

const latestRun = builtOnce((db) =>
  db
    .selectFrom("sync_runs")
    .selectAll()
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .orderBy("started_at", "desc")
    .limit(1)
    .compile(),
);

const NONE_YET: SyncProgress = {
  state: "idle",
  listed: 0,
  checked: 0,
  failed: 0,
  total: 0,
  listing: 0,
  expectedEndAt: null,
  startedAt: null,
  endedAt: null,
};

const kept = keptReads<SyncProgress>(1);

/** The latest sync: the one that runs, or the last that ended. Read once for all who look, until it is written. */
export function keptSyncProgress(app: App): Promise<SyncProgress> {
  return kept(app, { watched: ["sync_runs"], key: "", read: () => readSyncProgress(app.store.db) });
}

async function readSyncProgress(db: Db): Promise<SyncProgress> {
  const { rows } = await db.executeQuery(latestRun(db));
  const [run] = rows;
  if (!run) return NONE_YET;
  return {
    state: run.state === "running" ? "running" : "idle",
    listed: run.listed,
    checked: run.checked,
    failed: run.failed,
    total: run.total,
    listing: run.listing,
    expectedEndAt: isoTimeOrNull(run.expected_end_at),
    startedAt: isoTime(run.started_at),
    endedAt: isoTimeOrNull(run.ended_at),
  };
}
