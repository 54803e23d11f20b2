import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "./state-mark";

const TONES: Record<Tone, string> = {
  positive: "border-positive-line bg-positive-soft text-positive",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
  info: "border-info-line bg-info-soft text-info",
  neutral: "border-line bg-raised text-body",
  muted: "border-line bg-raised text-muted",
};

/** A short word with a line around it: a role, "Current", "Demo". States use StateMark. */
export function Badge({
  tone = "neutral",
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
