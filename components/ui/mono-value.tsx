"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { CopyButton } from "./copy-button";

/** An id, a code, a fingerprint: monospaced, breaking after colons or else anywhere, with a button that copies it. */
export function MonoValue({ value, className }: { readonly value: string; readonly className?: string | undefined }) {
  const t = useTranslations("common");
  return (
    <span className={clsx("inline-flex min-w-0 items-start gap-1", className)}>
      <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
        {Array.from(value.matchAll(/[^:]+:?|:/g), ({ 0: part, index }) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {part}
          </Fragment>
        ))}
      </span>
      <CopyButton value={value} label={t("copyValue", { value })} className="-my-0.5" />
    </span>
  );
}
