import { clsx } from "clsx";

/** Lines on a grid of 24, as a sign beside words that say the same. */
export function LineDrawing({ lines, className }: { readonly lines: string; readonly className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={clsx("shrink-0", className)}
    >
      <path d={lines} />
    </svg>
  );
}
