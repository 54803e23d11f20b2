"use client";
import { useQuery } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { facetsQuery } from "@/lib/client/facets-query";
import { numberText } from "@/lib/client/number-text";
import type { FilterPatch } from "@/lib/client/use-list-address";
import { FILTER_NAMES, withValue } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { useRangeWords } from "./use-filter-words";
import { useValueWords } from "./use-value-words";

type FilterChipsProps = {
  readonly filter: InstanceFilter;
  readonly pollMillis: number;
  readonly onChange: (patch: FilterPatch) => void;
  readonly onClear: () => void;
};

type Chip = { readonly key: string; readonly text: string; readonly count: number | null; readonly remove: () => void };

/** What narrows the list, each value with how many instances have it (given the other filters), to take away one by one or all at once. */
export function FilterChips({ filter, pollMillis, onChange, onClear }: FilterChipsProps) {
  const t = useTranslations("instances");
  const words = useValueWords();
  const range = useRangeWords()(filter);
  const locale = useLocale();
  const active = FILTER_NAMES.filter((name) => filter[name].length > 0);
  const { data: facets } = useQuery(facetsQuery(filter, active, pollMillis));
  const chips: Chip[] = active.flatMap((name) =>
    filter[name].map((value) => {
      const facet = facets?.[name];
      return {
        key: `${name}=${value}`,
        text: t("filterValue", { name: t(`filter.${name}`), value: words(name, value) }),
        // A rare tag may be none of those that were counted.
        count: facet ? (facet.values.find((one) => one.value === value)?.count ?? (facet.more > 0 ? null : 0)) : null,
        remove: () => onChange((now) => withValue(now, name, value, false)),
      };
    }),
  );
  if (range !== "") {
    chips.push({
      key: "range",
      text: t("filterValue", { name: t("filter.expiry"), value: range }),
      count: null,
      remove: () => onChange({ expiresFrom: null, expiresUntil: null }),
    });
  }
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
      {chips.length > 0 && (
        <ul aria-label={t("active")} className="contents">
          {chips.map((chip) => (
            <li
              key={chip.key}
              className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded border border-accent-line bg-accent-soft pl-2 text-sm text-strong"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{chip.text}</span>
              {chip.count !== null && <span className="text-body tabular-nums">{numberText(locale, chip.count)}</span>}
              <button
                type="button"
                aria-label={t("remove", { filter: chip.text })}
                onClick={chip.remove}
                className="grid size-7 shrink-0 place-items-center rounded text-body hover:text-strong"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="quiet" size="small" onClick={onClear}>
        {t("clear")}
      </Button>
    </div>
  );
}
