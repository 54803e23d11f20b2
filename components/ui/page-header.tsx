import type { ReactNode } from "react";

type PageHeaderProps = {
  /** Where this page hangs: a link back to the list. */
  readonly back?: ReactNode;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
};

/** The h1 of a page, with what can be done on it. */
export function PageHeader({ back, title, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3">
      <div className="min-w-0">
        {back && <div className="mb-1 text-sm">{back}</div>}
        <h1 className="text-xl font-semibold text-strong [overflow-wrap:anywhere]">{title}</h1>
        {description && <div className="mt-0.5 text-base text-muted">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
