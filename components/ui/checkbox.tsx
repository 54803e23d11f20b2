"use client";
import { clsx } from "clsx";
import { type ComponentProps, useEffect, useRef } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly indeterminate?: boolean | undefined;
  readonly className?: string | undefined;
};

/** The platform's checkbox with its label; `indeterminate` shows "some of them". */
export function Checkbox({ label, labelHidden = false, indeterminate = false, className, ...rest }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className={clsx("inline-flex min-h-6 items-center gap-2", className)}>
      <input
        {...rest}
        ref={input}
        type="checkbox"
        aria-label={labelHidden ? label : undefined}
        className="size-4 shrink-0 accent-accent-solid"
      />
      {!labelHidden && <span>{label}</span>}
    </label>
  );
}
