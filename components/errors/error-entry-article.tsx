"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ErrorEntry } from "@/lib/domain/error-dictionary";
import { useErrorName } from "./use-error-name";

/** One error: what it means, what to do, whether trying again helps. Its code is the link to it. */
export function ErrorEntryArticle({ entry, current }: { readonly entry: ErrorEntry; readonly current: boolean }) {
  const t = useTranslations("errors");
  const advice = useTranslations("advice");
  const name = useErrorName();
  return (
    <article
      id={entry.id}
      tabIndex={-1}
      aria-current={current ? "true" : undefined}
      className={clsx(
        "grid scroll-mt-16 gap-x-6 gap-y-1 border-l-4 px-3 py-2.5 outline-none lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]",
        current ? "border-accent bg-accent-soft" : "border-transparent",
      )}
    >
      <h3 className="[overflow-wrap:anywhere]">
        <a
          href={`#${encodeURIComponent(entry.id)}`}
          className={clsx(
            "rounded-sm font-medium text-strong underline decoration-line-strong underline-offset-2 hover:decoration-accent",
            entry.code && "font-mono text-sm",
          )}
        >
          {name(entry)}
        </a>
      </h3>
      <div className="flex max-w-prose flex-col gap-1">
        <p className="text-strong">{t(`meaning.${entry.meaning}`)}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 max-sm:grid-cols-1">
          <dt className="text-muted">{t("do")}</dt>
          <dd>{advice(entry.advice)}</dd>
          <dt className="text-muted">{t("tryAgain")}</dt>
          <dd>{t(`again.${entry.again}`)}</dd>
        </dl>
      </div>
    </article>
  );
}
