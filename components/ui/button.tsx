import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Arc } from "./arc";

const VARIANTS = {
  primary: "border-transparent bg-accent-solid text-on-solid hover:bg-accent-solid-hover",
  secondary: "border-line-strong bg-panel text-strong hover:bg-raised",
  quiet: "border-transparent bg-transparent text-body hover:bg-raised hover:text-strong",
  danger: "border-transparent bg-danger-solid text-on-solid hover:bg-danger-solid-hover",
} as const;

const SIZES = { medium: "h-9 px-3 text-base", small: "h-7 px-2 text-sm", icon: "size-9 justify-center" } as const;

export type ButtonVariant = keyof typeof VARIANTS;

type ButtonStyle = { readonly variant?: ButtonVariant | undefined; readonly size?: keyof typeof SIZES | undefined };

/** The look of a button, for links that act like one. */
export function buttonClass({ variant = "secondary", size = "medium" }: ButtonStyle = {}): string {
  return clsx(
    "relative inline-flex shrink-0 items-center justify-center gap-2 rounded border font-medium whitespace-nowrap transition-colors duration-100",
    "disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
  );
}

type ButtonProps = ComponentProps<"button"> &
  ButtonStyle & { readonly pending?: boolean | undefined; readonly icon?: ReactNode };

/**
 * A button. While `pending` it keeps its width, shows an arc over its words, keeps the focus and does nothing more when pressed.
 */
export function Button({
  variant,
  size,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      aria-busy={pending || undefined}
      className={clsx(buttonClass({ variant, size }), className)}
      onClick={(event) => {
        if (pending || rest["aria-disabled"]) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={clsx("inline-flex items-center gap-2", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Arc />
        </span>
      )}
    </button>
  );
}
