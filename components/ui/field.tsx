import { clsx } from "clsx";
import type { ReactNode } from "react";

type FieldProps = {
  readonly id: string;
  readonly label: string;
  /** For tools whose purpose is plain to the eye, such as a filter bar; assistive technology still reads the label. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** Label, control, hint and error of one form field. The control takes its ids from `fieldAria`. */
export function Field({ id, label, labelHidden = false, hint, error, className, children }: FieldProps) {
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-sm font-medium text-strong"}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** Ties a control to the hint and the error of its Field. */
export function fieldAria(id: string, hint: ReactNode, error: string | undefined) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null]
    .filter((part) => part !== null)
    .join(" ");
  return { id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined };
}

/** The look of text inputs and selects. */
export const controlClass =
  "w-full min-w-0 rounded border border-line-strong bg-panel px-2.5 text-base text-strong disabled:opacity-60 aria-invalid:border-danger";
