import { clsx } from "clsx";
import type { ComponentProps } from "react";

type SwitchProps = Omit<ComponentProps<"button">, "type" | "role" | "children" | "disabled"> & {
  readonly label: string;
  readonly checked: boolean | "mixed";
  /** Not to be switched now. It stays in the tab order, so that the reason (aria-describedby) can be reached. */
  readonly blocked?: boolean | undefined;
};

/** A switch that shows what is stored and asks for the other; it never moves by itself. */
export function Switch({ label, checked, blocked = false, onClick, className, ...rest }: SwitchProps) {
  return (
    <button
      {...rest}
      type="button"
      role="switch"
      aria-label={label}
      // ARIA knows no mixed switch: what is unknown is read as off and the state word beside it says "Unknown".
      aria-checked={checked === true}
      aria-disabled={blocked || undefined}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
      className={clsx(
        // The target is 44 px high on a phone though the track is 24.
        "relative block h-6 w-10 shrink-0 rounded-full border after:absolute after:-inset-x-1 after:-inset-y-2.5 after:content-['']",
        "md:after:-inset-y-0.5 transition-colors duration-100",
        checked === true ? "border-accent-solid bg-accent-solid" : "border-line-strong bg-raised",
        // The knob. Moved by a transform: that is no shift of the layout.
        "before:absolute before:top-[3px] before:left-[3px] before:size-4 before:rounded-full before:transition-transform before:duration-100",
        checked === true
          ? "before:translate-x-4 before:bg-on-solid"
          : checked === "mixed"
            ? "before:translate-x-2 before:border before:border-muted before:bg-raised"
            : "before:bg-muted",
        blocked && "cursor-not-allowed opacity-55",
        className,
      )}
    />
  );
}
