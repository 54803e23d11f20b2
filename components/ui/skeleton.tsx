import { clsx } from "clsx";

/** The place of something that is still on its way; the caller says so in words once. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <span aria-hidden="true" className={clsx("block h-4 rounded-sm bg-raised", className)} />;
}
