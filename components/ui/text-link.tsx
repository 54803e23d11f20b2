import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link within the console. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={clsx(
        "rounded-sm text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent",
        className,
      )}
    />
  );
}
