import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Arc } from "./arc";

export type Tone = "positive" | "warning" | "danger" | "info" | "neutral" | "muted";
export type Shape = "filled" | "ring" | "arc" | "dashed" | "slash" | "clock" | "triangle" | "octagon" | "hand";

const TEXT: Record<Tone, string> = {
  positive: "text-positive",
  warning: "text-warning",
  danger: "text-danger",
  info: "text-info",
  neutral: "text-body",
  muted: "text-muted",
};

const PATHS: Record<Exclude<Shape, "arc">, ReactNode> = {
  filled: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="4.5" />,
  dashed: <circle cx="8" cy="8" r="4.5" strokeDasharray="2.4 2.3" />,
  slash: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="m4.6 11.4 6.8-6.8" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.2l2 1.3" strokeLinecap="round" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2.6 14 13H2z" strokeLinejoin="round" />
      <path d="M8 6.6v3M8 11.2v.2" strokeLinecap="round" />
    </>
  ),
  octagon: (
    <>
      <path d="M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6z" strokeLinejoin="round" />
      <path d="M8 5v3.6M8 10.8v.2" strokeLinecap="round" />
    </>
  ),
  hand: (
    <path
      d="M4.5 8.5V5.2a1 1 0 0 1 2 0V3.4a1 1 0 0 1 2 0v1a1 1 0 0 1 2 0v1.4a1 1 0 0 1 2 0V10a4 4 0 0 1-4 4c-2 0-2.8-.9-3.6-2.2L3 9.4c-.5-1 .8-1.8 1.5-.9z"
      strokeLinejoin="round"
    />
  ),
};

type StateMarkProps = {
  readonly shape: Shape;
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

/** A state as shape, word and colour together, the same everywhere (interface.md, "State vocabulary"). The word is `children`. */
export function StateMark({ shape, tone, children, className }: StateMarkProps) {
  return (
    <span
      className={clsx("inline-flex items-start gap-1.5 compact:max-w-full compact:align-bottom", TEXT[tone], className)}
    >
      {shape === "arc" ? (
        <Arc className="mt-0.5" />
      ) : (
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="mt-0.5 size-4 shrink-0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          {PATHS[shape]}
        </svg>
      )}
      <span className="compact:truncate">{children}</span>
    </span>
  );
}
