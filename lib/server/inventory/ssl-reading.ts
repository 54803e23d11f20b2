import "server-only";
import type { CallOptions } from "../cloud/cloud";
import type { App } from "../context";
import { checkSsl, type InstanceName } from "./check-ssl";
import { regionFailed } from "./region-outcome";

/** Calls under way at once at one endpoint: enough to keep 20 a second busy at answers of a second and a half. */
const AT_ONCE = 32;
/** Longer than it takes to put a page of the list together: what was read meanwhile is asked for as if it were not. */
const PAGE_MILLIS = 5_000;

/** `turn` = the call has left the queue (or ended without): time to choose the next. `ended` = the answer is kept; rejects when the store failed. */
type Reading = { readonly turn: Promise<void>; readonly ended: Promise<void> };

/** The readings of SSL states in this process: those of a sync and those for somebody's screen, so that neither does the other's again. */
export class SslReadings {
  readonly #app: App;
  readonly #under = new Set<string>();
  /** What was taken up since the last sync began: a list of what is due may be older than that. */
  readonly #taken = new Set<string>();
  /** Regions where the key may list instances but not read their SSL. One telling is enough for all of a sync. */
  readonly refused = new Set<string>();
  readonly #failed = new Set<string>();
  /** When each of the latest ended, the oldest first. */
  readonly #endedAt = new Map<string, number>();
  /** How many have ended, by endpoint. */
  readonly answered = new Map<string, number>();

  constructor(app: App) {
    this.#app = app;
  }

  /** A sync begins: what failed for a whole region may work again. */
  begin(): void {
    this.#taken.clear();
    for (const name of this.#under) this.#taken.add(name);
    this.refused.clear();
    this.#failed.clear();
  }

  /** How many states could not be read since then. */
  get failed(): number {
    return this.#failed.size;
  }

  isTaken(name: InstanceName): boolean {
    return this.#taken.has(nameText(name));
  }

  isUnderWay(name: InstanceName): boolean {
    return this.#under.has(nameText(name));
  }

  /** Whether it was read so lately that a page which asks for it may not know yet. */
  isJustRead(name: InstanceName): boolean {
    return (this.#endedAt.get(nameText(name)) ?? Number.NEGATIVE_INFINITY) > this.#app.clock.now() - PAGE_MILLIS;
  }

  start(name: InstanceName, options: CallOptions): Reading {
    const text = nameText(name);
    this.#under.add(text);
    this.#taken.add(text);
    let granted = () => {};
    const turn = new Promise<void>((resolve) => {
      granted = resolve;
    });
    const ended = this.#read(name, { ...options, granted }).finally(() => {
      granted();
      this.#under.delete(text);
    });
    return { turn, ended };
  }

  async #read(name: InstanceName, options: CallOptions): Promise<void> {
    const failed = await checkSsl(this.#app, name, options);
    if (!options.signal?.aborted) this.#noteEnd(nameText(name));
    if (failed) this.#failed.add(nameText(name));
    else this.#failed.delete(nameText(name));
    const host = this.#app.cloud.hostOf(name.region);
    this.answered.set(host, (this.answered.get(host) ?? 0) + 1);
    if (failed?.class !== "permission" || options.signal?.aborted || this.refused.has(name.region)) return;
    this.refused.add(name.region);
    await regionFailed(this.#app, name.region, failed);
  }

  #noteEnd(text: string): void {
    const now = this.#app.clock.now();
    this.#endedAt.delete(text);
    this.#endedAt.set(text, now);
    for (const [oldest, at] of this.#endedAt) {
      if (at > now - PAGE_MILLIS) return;
      this.#endedAt.delete(oldest);
    }
  }
}

/** Readings that one chooser has under way at one endpoint. `onFault`: the store failed to keep one; the others go on. */
export class ReadingsInTurn {
  readonly #readings: SslReadings;
  readonly #options: CallOptions;
  readonly #onFault: (error: unknown) => void;
  readonly #under = new Set<Promise<void>>();

  constructor(readings: SslReadings, options: CallOptions, onFault: (error: unknown) => void) {
    this.#readings = readings;
    this.#options = options;
    this.#onFault = onFault;
  }

  /**
   * Begins what `next` names, one after the other as each gets its turn at the endpoint: whoever is first then is read then. Ends when `next`
   * gives null or the signal aborts.
   */
  async begin(next: (underWay: number) => Promise<InstanceName | null>): Promise<void> {
    const under = this.#under;
    while (!this.#options.signal?.aborted) {
      if (under.size >= AT_ONCE) await Promise.race(under);
      const name = await next(under.size);
      if (name === null) return;
      const { turn, ended } = this.#readings.start(name, this.#options);
      const settled = ended.catch(this.#onFault).finally(() => under.delete(settled));
      under.add(settled);
      await turn;
    }
  }

  /** When all that was begun is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#under);
  }
}

function nameText({ region, instanceId }: InstanceName): string {
  return `${region}/${instanceId}`;
}
