import { clsx } from "clsx";

type ProgressProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly text?: string | undefined;
  readonly className?: string | undefined;
};

/** Real counts as a bar (role progressbar); `text` says them in words ("412 of 600 checked"). */
export function Progress({ label, value, max, text, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <progress> can't be drawn the same in every browser
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      className={clsx("h-1 w-full overflow-hidden rounded-full bg-raised", className)}
    >
      <div
        className="h-full origin-left bg-accent-solid transition-transform duration-150"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
