import type { ReactNode } from "react";

/** A list of facts: names left, values right; one over the other where there is no room. */
export function FactList({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[8rem_minmax(0,1fr)] sm:grid-cols-[11rem_minmax(0,1fr)] gap-x-4 gap-y-2">
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 text-strong [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
