import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { controlClass, Field, fieldAria } from "./field";

type TextFieldProps = Omit<ComponentProps<"input">, "className"> & {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

/** One line of text with its label, hint and error. */
export function TextField({ label, labelHidden, hint, error, className, id, ...rest }: TextFieldProps) {
  const made = useId();
  const fieldId = id ?? made;
  return (
    <Field id={fieldId} label={label} labelHidden={labelHidden} hint={hint} error={error} className={className}>
      <input {...rest} {...fieldAria(fieldId, hint, error)} className={clsx(controlClass, "h-9")} />
    </Field>
  );
}
