import "server-only";

/** The background work of one process. */
export type Worker = {
  /** Looks at due change items now instead of at the next tick. */
  wakeChanges(): void;
  /** Resolves when the item has left `queued`, `claimed` and (answer known) `sending`, or after the limit. */
  itemSent(itemId: string, limitMillis: number): Promise<void>;
  /** Asks for these instances first (rows on somebody's screen), and starts a whole sync unless one runs. */
  refresh(request: {
    readonly keys: readonly { region: string; instanceId: string }[];
    readonly everything: boolean;
  }): Promise<void>;
  /** Rows on somebody's screen whose SSL state is stale: the sync takes them first. Costs nothing when they are fresh. */
  prefer(keys: readonly { region: string; instanceId: string }[]): void;
  /** Whether the loop runs and its last turn is recent; for /api/health/ready. */
  alive(): boolean;
  /** Finishes what is in the middle of a write, starts nothing more. */
  stop(): Promise<void>;
};
