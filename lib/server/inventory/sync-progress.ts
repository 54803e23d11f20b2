import "server-only";
import { type AnsweredAt, expectedEnd } from "@/lib/domain/reading-outlook";
import type { App } from "../context";
import { countSslDue } from "./ssl-due";
import type { SslReadings } from "./ssl-reading";
import type { SyncTally } from "./sync-tally";

/** The pace of the last half a minute tells when the rest will be read. */
const LOOK_BACK_MILLIS = 30_000;

type Progress = {
  readonly listed: number;
  readonly checked: number;
  readonly failed: number;
  readonly total: number;
  readonly listing: number;
  readonly expected_end_at: number | null;
};

/** How far a sync has come, counted from the rows: what is due by `dueBy` (epoch milliseconds) remains. */
export class SyncProgressCount {
  readonly #samples: AnsweredAt[] = [];

  async count(app: App, dueBy: number, tally: SyncTally, readings: SslReadings): Promise<Progress> {
    const { listing, regions } = tally;
    const { listed, total } = tally.sums;
    const due = await countSslDue(app, dueBy, regions);
    const remaining = [...due.values()].reduce((sum, count) => sum + count, 0);
    this.#remember({ at: app.clock.now(), answered: new Map(readings.answered) });
    const byHost = new Map<string, number>();
    for (const [region, count] of due) {
      const host = app.cloud.hostOf(region);
      byHost.set(host, (byHost.get(host) ?? 0) + count);
    }
    return {
      listed,
      checked: Math.max(0, listed - remaining),
      failed: readings.failed,
      total,
      listing,
      // More may turn up while lists are read.
      expected_end_at: listing > 0 || remaining === 0 ? null : expectedEnd(this.#samples, byHost),
    };
  }

  #remember(sample: AnsweredAt): void {
    this.#samples.push(sample);
    while ((this.#samples[0]?.at ?? 0) < sample.at - LOOK_BACK_MILLIS) this.#samples.shift();
  }
}
