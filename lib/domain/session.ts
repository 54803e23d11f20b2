/** A signed-in browser, as its owner sees it. */
export type SessionRow = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** The session that asks. */
  readonly current: boolean;
};
