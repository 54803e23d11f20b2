import { isSomeTicked, type RotationTick } from "./rotation-tick";

/** What a rotation asks for, in this order. The console itself sees the new CA and the proof; a person ticks the others. */
export const ROTATION_STEPS = ["distribute", "clients", "rotate", "new_ca", "proof", "old_ca"] as const;
export type RotationStep = (typeof ROTATION_STEPS)[number];

/** A rotation over more could not be looked through by a person. */
export const ROTATION_ITEMS_MAX = 500;

/** Why an instance takes no part (messages: `rotations.skip.<reason>`). */
export const ROTATION_SKIPS = [
  "missing",
  "unsupported",
  "ssl_off",
  "state_unknown",
  "unreadable",
  "not_read",
  "in_rotation",
] as const;
export type RotationSkip = (typeof ROTATION_SKIPS)[number];

export const ROTATION_CLOSERS = ["proof", "person", "cancelled"] as const;
export type RotationCloser = (typeof ROTATION_CLOSERS)[number];

export type RotationState = "open" | "done" | "cancelled";

type StepItem = {
  readonly id: string;
  readonly newCa: unknown;
  readonly closed: { readonly by: RotationCloser } | null;
};

/** How far a step is: for how many of the instances it is done. `latest`: who ticked it last, of a person's step. */
export type StepProgress = {
  readonly step: RotationStep;
  readonly done: number;
  readonly of: number;
  readonly latest: RotationTick | null;
};

function isStepDone(step: RotationStep, item: StepItem, ticks: readonly RotationTick[]): boolean {
  // Who closes an item without a proof says that it needs none of the two.
  if (step === "new_ca") return item.newCa !== null || item.closed?.by === "person";
  if (step === "proof") return item.closed?.by === "proof" || item.closed?.by === "person";
  return isSomeTicked(ticks, step, item.id);
}

/** The checklist of a rotation, from the instances that take part and what was ticked, the oldest tick first. */
export function rotationProgress(items: readonly StepItem[], ticks: readonly RotationTick[]): readonly StepProgress[] {
  return ROTATION_STEPS.map((step) => ({
    step,
    done: items.filter((item) => isStepDone(step, item, ticks)).length,
    of: items.length,
    latest: ticks.findLast((tick) => tick.step === step && tick.itemId === null) ?? null,
  }));
}

/** The step that is to be done next; null = none is left. */
export function nextStep(progress: readonly StepProgress[]): RotationStep | null {
  return progress.find(({ done, of }) => done < of)?.step ?? null;
}
