"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { RouteLink } from "@/components/ui/route-link";
import { CHANGE_LIST_STATES, type ChangeListState } from "@/lib/domain/change-filter";

/** All, open or ended changes: links, so that each is a page of its own. */
export function ChangeFilterNav({ state }: { readonly state: ChangeListState | null }) {
  const t = useTranslations("changes.filter");
  return (
    <nav aria-label={t("label")} className="flex gap-1 border-b border-line px-4">
      {[null, ...CHANGE_LIST_STATES].map((one) => (
        <RouteLink
          key={one}
          href={one ? `/changes?state=${one}` : "/changes"}
          aria-current={one === state ? "page" : undefined}
          className={clsx(
            "-mb-px inline-flex min-h-9 items-center border-b-2 px-2",
            one === state ? "border-accent font-medium text-strong" : "border-transparent text-muted hover:text-strong",
          )}
        >
          {t(one ?? "all")}
        </RouteLink>
      ))}
    </nav>
  );
}
