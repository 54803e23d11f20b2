"use client";
import { clsx } from "clsx";
import { TextLink } from "@/components/ui/text-link";

/** A code of the API, leading to what it means. One of the console's own (in lower case) is shown as it is. */
export function ErrorCode({ code, className }: { readonly code: string; readonly className?: string | undefined }) {
  const look = clsx("font-mono text-sm [overflow-wrap:anywhere]", className);
  if (!/^[A-Z]/.test(code)) return <span className={look}>{code}</span>;
  return (
    <TextLink href={`/help/errors#${encodeURIComponent(code)}`} prefetch={false} className={look}>
      {code}
    </TextLink>
  );
}
