import type { ReactNode } from "react";

/** A page that is not what was asked for: what happened and the way back. */
export function FullPageMessage({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-lg flex-col items-start justify-center gap-3 p-6">
      <h1 className="text-xl font-semibold text-strong">{title}</h1>
      <div className="flex flex-col gap-2 text-base">{children}</div>
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
