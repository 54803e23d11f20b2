"use client";
import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { numberText } from "@/lib/client/number-text";
import { offeredValues } from "@/lib/client/offered-values";
import type { Facet } from "@/lib/domain/facets";
import type { FilterName } from "@/lib/domain/filter-values";
import { foldText } from "@/lib/domain/search-text";
import { useValueWords } from "./use-value-words";

/** From so many values on they can be searched. */
const SEARCHED_FROM = 10;

type FacetValuesProps = {
  readonly name: FilterName;
  readonly chosen: readonly string[];
  /** Undefined = being counted. */
  readonly facet: Facet | undefined;
  readonly onToggle: (value: string, on: boolean) => void;
};

/** The values of one filter as checkboxes, each with how many instances it would show. */
export function FacetValues({ name, chosen, facet, onToggle }: FacetValuesProps) {
  const t = useTranslations("instances");
  const words = useValueWords();
  const locale = useLocale();
  const [wanted, setWanted] = useState("");
  const all = offeredValues(name, facet, chosen, (value) => words(name, value));
  const shown = all.filter((one) => foldText(one.words).includes(foldText(wanted.trim())));
  return (
    <>
      {all.length >= SEARCHED_FROM && (
        <TextField
          type="search"
          label={t("counts.find", { name: t(`filter.${name}`) })}
          labelHidden
          placeholder={t("counts.find", { name: t(`filter.${name}`) })}
          value={wanted}
          autoComplete="off"
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      <ul className="-mx-1 min-h-0 overflow-y-auto px-1">
        {shown.map((one) => (
          <li key={one.value} className="flex items-center gap-2">
            <Checkbox
              label={one.words}
              checked={chosen.includes(one.value)}
              onChange={({ target }) => onToggle(one.value, target.checked)}
              className={clsx(
                "min-w-0 flex-1 py-1 [overflow-wrap:anywhere]",
                one.count === 0 && !chosen.includes(one.value) && "text-muted",
              )}
            />
            <span className="text-sm text-muted tabular-nums">
              {one.count === null ? <span aria-hidden="true">…</span> : numberText(locale, one.count)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="text-sm text-muted">{facet ? t("counts.none") : t("counts.counting")}</p>}
      {facet && facet.more > 0 && <p className="text-sm text-muted">{t("counts.more", { count: facet.more })}</p>}
    </>
  );
}
