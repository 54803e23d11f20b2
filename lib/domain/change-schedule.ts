/** When a change may start: at once, at a time (epoch milliseconds), or each instance in its own maintenance window. */
export type ChangeStart =
  | { readonly kind: "now" }
  | { readonly kind: "at"; readonly at: number }
  | { readonly kind: "window" };

export const START_KINDS = ["now", "at", "window"] as const satisfies readonly ChangeStart["kind"][];

/** `deadline`: nothing starts from then on; epoch milliseconds, null = no limit. */
export type ChangeSchedule = { readonly start: ChangeStart; readonly deadline: number | null };

/** A start that could not happen in time (no server ran) is still made so much later, if no deadline says for how long it makes sense. */
const MISSED_AFTER_MILLIS = 30 * 60_000;

/** The last moment at which a change so planned may begin; epoch milliseconds, null = no limit. */
export function latestStart({ start, deadline }: ChangeSchedule): number | null {
  return deadline ?? (start.kind === "at" ? start.at + MISSED_AFTER_MILLIS : null);
}

/** Further ahead than this nobody knows what a review of today is worth. */
export const SCHEDULE_DAYS_MAX = 90;
const SCHEDULE_MAX_MILLIS = SCHEDULE_DAYS_MAX * 24 * 60 * 60_000;

export type ScheduleProblem = "schedule_past" | "schedule_too_far" | "deadline_before_start";

/** Why a schedule can't be asked for; null = it can. */
export function scheduleProblem({ start, deadline }: ChangeSchedule, now: number): ScheduleProblem | null {
  const startsAt = start.kind === "at" ? start.at : now;
  if (startsAt < now) return "schedule_past";
  if (startsAt - now > SCHEDULE_MAX_MILLIS) return "schedule_too_far";
  if (deadline === null) return null;
  if (deadline <= startsAt) return "deadline_before_start";
  return deadline - now > SCHEDULE_MAX_MILLIS ? "schedule_too_far" : null;
}

export type ScheduleFacts = ChangeSchedule & {
  /** Whether any of its instances has ever been let in. */
  readonly begun: boolean;
  /** Held by a person: paused, or not approved yet. */
  readonly held: boolean;
};

/**
 * What the clock asks of an open change: wait for its start, run, or end what has not started. A start that came while no server ran is made up
 * for until the deadline, or half an hour without one; then it is missed. What a person holds is not missed: they know, and resuming is theirs.
 */
export function scheduleStep(facts: ScheduleFacts, now: number): "wait" | "run" | "missed" | "deadline" {
  const { start, deadline, begun, held } = facts;
  const unbegun = !begun && !held && start.kind !== "now";
  if (deadline !== null && now >= deadline) return unbegun ? "missed" : "deadline";
  if (start.kind !== "at" || begun) return "run";
  if (now < start.at) return "wait";
  return unbegun && deadline === null && now >= start.at + MISSED_AFTER_MILLIS ? "missed" : "run";
}
