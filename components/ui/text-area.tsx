import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { controlClass, Field, fieldAria } from "./field";

type TextAreaProps = Omit<ComponentProps<"textarea">, "className"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

/** Several lines of text with their label, hint and error. */
export function TextArea({ label, hint, error, className, id, rows = 2, ...rest }: TextAreaProps) {
  const made = useId();
  const fieldId = id ?? made;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} className={className}>
      <textarea
        {...rest}
        {...fieldAria(fieldId, hint, error)}
        rows={rows}
        className={clsx(controlClass, "resize-y py-2")}
      />
    </Field>
  );
}
