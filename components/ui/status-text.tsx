import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Words that change by themselves and are read out politely (role status). Keep it mounted; change its content. */
export function StatusText({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return <output className={clsx("block text-sm text-muted", className)}>{children}</output>;
}
