import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { RouteLink } from "./route-link";

/** A link within the console. */
export function TextLink({ className, ...rest }: ComponentProps<typeof RouteLink>) {
  return (
    <RouteLink
      {...rest}
      className={clsx(
        "rounded-sm text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent",
        className,
      )}
    />
  );
}
