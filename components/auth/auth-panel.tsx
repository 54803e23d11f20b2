import type { ReactNode } from "react";

/** One of the pages before sign-in: its heading, a sentence, its form. */
export function AuthPanel({
  title,
  description,
  children,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold text-strong [overflow-wrap:anywhere]">{title}</h1>
        {description && <p className="text-base text-muted [overflow-wrap:anywhere]">{description}</p>}
      </div>
      {children}
    </>
  );
}
