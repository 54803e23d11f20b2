/** Bounds of the budget: below, a large fleet's lists alone would take longer than an interval; above is more than any quota. */
export const BUDGET_MIN = 30;
export const BUDGET_MAX = 60_000;

/** Whether a number is a budget: whole calls a minute, for each action at each endpoint. */
export function isBudget(callsPerMinute: number): boolean {
  return Number.isInteger(callsPerMinute) && callsPerMinute >= BUDGET_MIN && callsPerMinute <= BUDGET_MAX;
}

/** Reads a kept setting; what can't be understood counts as never set (null). */
export function parseBudget(text: string | null): number | null {
  const callsPerMinute = /^\d{1,6}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return isBudget(callsPerMinute) ? callsPerMinute : null;
}

/** One action at one endpoint in the last minute. Counts of calls; `perSecond` = what is tried at most, less after refusals. */
export type CallUsageRow = {
  readonly host: string;
  readonly action: string;
  readonly calls: number;
  readonly refused: number;
  readonly waiting: number;
  readonly perSecond: number;
};

/** The answer of GET /api/sync. Times ISO 8601 UTC. */
export type SyncUsage = {
  /** Calls a minute that the steady re-check may make, of each action at each endpoint. */
  readonly budget: number;
  /** What it is when nobody has set it: SYNC_RATE_LIMIT, by the minute. */
  readonly defaultBudget: number;
  /** Calls a minute that the API allows of each action at each endpoint, as configured. */
  readonly quota: number;
  readonly usage: readonly CallUsageRow[];
  /** When the usage was taken; null = no call was counted yet. */
  readonly usedAt: string | null;
  /** Instances whose SSL state is due to be read, and since when the longest. */
  readonly due: number;
  readonly dueSince: string | null;
};
