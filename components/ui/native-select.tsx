import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { controlClass, Field, fieldAria } from "./field";
import { Icon } from "./icon";

type NativeSelectProps = Omit<ComponentProps<"select">, "className"> & {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

/** The platform's own select (role combobox): the best list on a phone, and no JavaScript. Children are <option>s. */
export function NativeSelect({ label, labelHidden, hint, error, className, id, children, ...rest }: NativeSelectProps) {
  const made = useId();
  const fieldId = id ?? made;
  return (
    <Field id={fieldId} label={label} labelHidden={labelHidden} hint={hint} error={error} className={className}>
      <span className="relative">
        <select
          {...rest}
          {...fieldAria(fieldId, hint, error)}
          className={clsx(controlClass, "h-9 appearance-none truncate pr-8 max-sm:pr-7 max-sm:pl-2 max-sm:text-sm")}
        >
          {children}
        </select>
        <Icon name="chevronDown" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
      </span>
    </Field>
  );
}
