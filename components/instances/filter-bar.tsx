"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { FilterPatch } from "@/lib/client/use-list-address";
import type { FilterName } from "@/lib/domain/filter-values";
import { type InstanceFilter, isFiltered } from "@/lib/domain/instance-filter";
import { FacetFilter } from "./facet-filter";
import { SearchField } from "./search-field";
import { useFilterNotes } from "./use-filter-notes";

const FilterChips = onDemand(async () => (await import("./filter-chips")).FilterChips);
const LeftOutNote = onDemand(async () => (await import("./left-out-note")).LeftOutNote);

const FIRST = ["region", "ssl", "expiry"] as const satisfies readonly FilterName[];
const OTHERS = ["version", "status", "type", "tag", "project", "change"] as const satisfies readonly FilterName[];

type FilterBarProps = {
  readonly filter: InstanceFilter;
  readonly pollMillis: number;
  readonly onChange: (patch: FilterPatch, history?: "push" | "replace") => void;
  readonly onClear: () => void;
  /** What can be done with all that the filter matches. */
  readonly tools: ReactNode;
};

/** What narrows the list: the search, the three filters most asked for, the others behind one button, and what is set of them. */
export function FilterBar({ filter, pollMillis, onChange, onClear, tools }: FilterBarProps) {
  const t = useTranslations("instances");
  const [more, setMore] = useState(() => OTHERS.some((name) => filter[name].length > 0));
  const chosen = isFiltered({ ...filter, search: "" });
  const notes = useFilterNotes();
  const searching = filter.search !== "";
  // One entry of the history for a whole search, not one for each pause in it.
  const onSearch = useCallback(
    (search: string) => onChange({ search }, searching ? "replace" : "push"),
    [onChange, searching],
  );
  const facet = (name: FilterName) => (
    <FacetFilter key={name} name={name} filter={filter} pollMillis={pollMillis} onChange={onChange} />
  );
  return (
    <search aria-label={t("filters")}>
      <div className="flex flex-wrap items-end gap-2 px-4 pb-3">
        <SearchField search={filter.search} onSearch={onSearch} />
        {FIRST.map(facet)}
        <Button variant="quiet" aria-expanded={more} aria-controls="more-filters" onClick={() => setMore(!more)}>
          {more ? t("fewerFilters") : t("moreFilters")}
        </Button>
        {isFiltered(filter) && !chosen && (
          <Button variant="quiet" onClick={onClear}>
            {t("clear")}
          </Button>
        )}
        {tools}
      </div>
      <div id="more-filters" hidden={!more} className="flex flex-wrap gap-2 px-4 pb-3">
        {more && OTHERS.map(facet)}
      </div>
      {chosen && <FilterChips filter={filter} pollMillis={pollMillis} onChange={onChange} onClear={onClear} />}
      {notes && <LeftOutNote {...notes} />}
    </search>
  );
}
