/** The steps that a person ticks; the console can't see them. */
export const TICKED_STEPS = ["distribute", "clients", "rotate", "old_ca"] as const;
export type TickedStep = (typeof TICKED_STEPS)[number];

/** A person has said that a step is done, or that it is not; each one is kept, so nobody's note is lost. */
export type RotationTick = {
  /** 1, 2, 3… within a rotation. */
  readonly seq: number;
  readonly step: TickedStep;
  /** Null = for all instances of the rotation. */
  readonly itemId: string | null;
  readonly done: boolean;
  /** "" = none. */
  readonly note: string;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
};

/** The tick that counts for an instance: the last about it or about all. `ticks`: the oldest first. */
export function lastTick(
  ticks: readonly RotationTick[],
  step: RotationTick["step"],
  itemId: string,
): RotationTick | null {
  return ticks.findLast((tick) => tick.step === step && (tick.itemId === null || tick.itemId === itemId)) ?? null;
}

/** Whether a step counts as done for an instance. */
export function isSomeTicked(ticks: readonly RotationTick[], step: string, itemId: string): boolean {
  return TICKED_STEPS.some((one) => one === step && lastTick(ticks, one, itemId)?.done === true);
}

/**
 * What a tick has overtaken: another one that its page had not shown. The later counts all the same. `seen` = the last number that the page had shown.
 */
export function overtaken(
  ticks: readonly RotationTick[],
  step: TickedStep,
  itemId: string | null,
  seen: number,
): RotationTick | null {
  return ticks.findLast((tick) => tick.step === step && tick.itemId === itemId && tick.seq > seen) ?? null;
}
