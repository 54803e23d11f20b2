import type { ReactNode } from "react";

type EmptyStateProps = { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode };

/** What there is instead of a list, and what to do about it. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex max-w-xl flex-col items-start gap-2 px-4 py-10">
      <p className="text-lg font-medium text-strong">{title}</p>
      {children && <div className="text-base text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
