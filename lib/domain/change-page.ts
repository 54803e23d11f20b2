import type { AdviceKey } from "./api-error";
import type { AuditRow } from "./audit-page";
import type { ChangeApproval } from "./change-approval";
import type { ChangeOrigin, EndReason } from "./change-end";
import type { ChangeCursor } from "./change-filter";
import type { ItemState, SkipReason } from "./change-item";
import type { ChangeStart } from "./change-schedule";
import type { InstanceChange, InstanceRow } from "./instance-page";
import type { ChangeTarget, SslState } from "./ssl-state";
import type { PauseReason } from "./wave";

/** How many instances of a change are in each state; states without one are left out. */
export type StateCounts = Readonly<Partial<Record<ItemState, number>>>;

export type ChangeInstance = { readonly region: string; readonly instanceId: string; readonly name: string };

/** A change as the list shows it. Times ISO 8601 UTC. */
export type ChangeSummary = {
  readonly id: string;
  readonly origin: ChangeOrigin;
  readonly target: ChangeTarget;
  readonly reason: string;
  readonly by: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Why nothing more starts; null = it runs or has ended. */
  readonly pauseReason: PauseReason | null;
  /** Why it ended before all of it had started; null = it runs, or ran to its end. */
  readonly endReason: EndReason | null;
  readonly startKind: ChangeStart["kind"];
  /** The time it starts at; null = it starts at once or in maintenance windows. */
  readonly startsAt: string | null;
  /** When its first instance was let in; null = nothing of it has started. */
  readonly begunAt: string | null;
  /** The first maintenance window in which something may start next, maybe open already; null = it waits for none, or none is known. */
  readonly nextOpensAt: string | null;
  /** Nothing starts from then on. */
  readonly deadlineAt: string | null;
  readonly items: number;
  readonly settled: number;
  readonly counts: StateCounts;
  /** How many of those that need attention a person has taken over. */
  readonly takenOver: number;
  /** Rotations between their two steps: SSL is off, and switching it on is owed whatever becomes of the change. */
  readonly owed: number;
  /** Rotations that ended with SSL off, and nobody has settled that. */
  readonly endedOff: number;
  /** The first instances of it, so that the list can name them. */
  readonly first: readonly ChangeInstance[];
};

/** The answer of GET /api/changes. A null cursor = no more rows on that side. `anyKnown`: whether there is any change, whatever the filter. */
export type ChangePage = {
  readonly rows: readonly ChangeSummary[];
  readonly older: ChangeCursor | null;
  readonly newer: ChangeCursor | null;
  readonly anyKnown: boolean;
};

/** A region in which a change sends nothing more until it is resumed: the key was refused there. `missing`: CAM actions, as far as can be told. */
export type StoppedRegion = {
  readonly region: string;
  readonly code: string | null;
  readonly advice: AdviceKey;
  readonly missing: readonly string[];
};

/** A person has taken what needs attention into their own hands, or has settled that SSL stays off. `at` ISO 8601 UTC. */
export type TakenOver = { readonly by: string; readonly at: string; readonly reason: string };

/** One instance of a change: what the list of instances shows of it, and the rest. Times ISO 8601 UTC. */
export type ChangeItemView = ChangeInstance &
  InstanceChange & {
    /** What the person saw when they confirmed. */
    readonly seenState: SslState;
    readonly endedAt: string | null;
    readonly flowId: string | null;
    readonly skipReason: SkipReason | null;
    /** Set when this one was sent for another that needed attention. */
    readonly retryOf: string | null;
    /** Set when a person has sent it again: that change. */
    readonly retriedBy: string | null;
    readonly takenOver: TakenOver | null;
    /** Of a rotation, once its first step is done: when SSL was seen off, and that step's flow and RequestId. */
    readonly offStep: {
      readonly at: string | null;
      readonly flowId: string | null;
      readonly requestId: string | null;
    } | null;
    /** It ended with SSL off, and neither has SSL been seen on since nor has a person said to leave it off. */
    readonly endedOff: boolean;
    /** Who has said to leave SSL off. */
    readonly leftOff: TakenOver | null;
  };

/** An item on the page of its change. `instance`: as it is now, where a person may act on it because the item ended badly. */
export type ChangeDetailRow = ChangeItemView & { readonly instance: InstanceRow | null };

/** What is told of a change besides its rows and history. */
export type ChangeHead = ChangeSummary & {
  readonly stopped: readonly StoppedRegion[];
  /** null: it needed none. */
  readonly approval: ChangeApproval | null;
};

/** The answer of GET /api/changes/<id>. `history` is null for readers who may not see the audit. */
export type ChangeDetail = ChangeHead & {
  readonly rows: readonly ChangeDetailRow[];
  /** When it was read, by the server's clock. */
  readonly asOf: string;
  /** What a later read for what changed since begins from: the server's own words. */
  readonly cursor: string;
  readonly history: readonly AuditRow[] | null;
};

/** The answer of GET /api/changes/<id>?since=<cursor>, when anything changed: only that. */
export type ChangeDelta = {
  readonly cursor: string;
  /** null: as it was. */
  readonly head: ChangeHead | null;
  readonly changed: readonly ChangeDetailRow[];
  /** What was written in the history since. */
  readonly news: ChangeDetail["history"];
};
