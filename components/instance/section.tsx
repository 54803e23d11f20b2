import { type ReactNode, useId } from "react";

/** A part of the instance's page under a heading of its own. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-4">
      <h2 id={id} className="mb-3 text-lg font-semibold text-strong">
        {title}
      </h2>
      {children}
    </section>
  );
}
