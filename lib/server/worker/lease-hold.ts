import "server-only";
import { LEASE_MILLIS } from "./lease";

/** Given up this much before the database would give it to another: longer than a call needs from here to its socket. */
const MARGIN_MILLIS = 2_000;

/** A moment on both of this machine's clocks: the steady one stands still while the machine sleeps, the wall clock may be set back. */
export type Moment = { readonly steady: number; readonly wall: number };

export function currentMoment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

/**
 * What this process knows by itself of its lease, without asking the database: whether another process can lead by now. It lapses when the
 * database can't be reached, or when the process was frozen, before any other takes over.
 */
export class LeaseHold {
  #renewed: Moment | null = null;
  readonly #now: () => Moment;

  constructor(now: () => Moment = currentMoment) {
    this.#now = now;
  }

  /** The database has prolonged the lease; `asked` = the moment before it was asked, so that its time can only end later than counted here. */
  renewed(asked: Moment): void {
    this.#renewed = asked;
  }

  lost(): void {
    this.#renewed = null;
  }

  get held(): boolean {
    if (this.#renewed === null) return false;
    const now = this.#now();
    const elapsed = Math.max(now.steady - this.#renewed.steady, now.wall - this.#renewed.wall);
    return elapsed < LEASE_MILLIS - MARGIN_MILLIS;
  }
}
