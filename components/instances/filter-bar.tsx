"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { EXPIRY_FILTERS } from "@/lib/domain/certificate-expiry";
import { type InstanceFilter, isFiltered } from "@/lib/domain/instance-filter";
import type { RegionSummary } from "@/lib/domain/instance-page";
import { SSL_STATES } from "@/lib/domain/ssl-state";
import { SearchField } from "./search-field";
import { useRegionName } from "./use-region-name";

type FilterBarProps = {
  readonly filter: InstanceFilter;
  readonly regions: readonly RegionSummary[];
  readonly onChange: (patch: Partial<InstanceFilter>, history?: "push" | "replace") => void;
  readonly onClear: () => void;
  /** What can be done with all that the filter matches. */
  readonly tools: ReactNode;
};

/** What narrows the list. The native selects are the best there is on a phone and by keyboard. */
export function FilterBar({ filter, regions, onChange, onClear, tools }: FilterBarProps) {
  const t = useTranslations("instances");
  const state = useTranslations("state.ssl");
  const regionName = useRegionName();
  // A region with no MongoDB is left out, unless a link asks for it.
  const offered = regions
    .filter(({ region, state: is }) => is !== "unsupported" || filter.region.includes(region))
    .map(({ region }) => region);
  for (const region of filter.region) if (!offered.includes(region)) offered.push(region);
  return (
    <search aria-label={t("filters")} className="flex flex-wrap items-end gap-2 px-4 pb-3">
      <SearchField
        search={filter.search}
        // One entry of the history for a whole search, not one for each pause in it.
        onSearch={(search) => onChange({ search }, filter.search === "" ? "push" : "replace")}
      />
      <NativeSelect
        label={t("region")}
        labelHidden
        className="min-w-24 flex-1 sm:flex-none"
        value={filter.region[0] ?? ""}
        onChange={({ target }) => onChange({ region: target.value ? [target.value] : [] })}
      >
        <option value="">{t("allRegions")}</option>
        {offered.map((region) => (
          <option key={region} value={region}>
            {regionName(region)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={t("ssl")}
        labelHidden
        className="min-w-24 flex-1 sm:flex-none"
        value={filter.ssl[0] ?? ""}
        onChange={({ target }) => onChange({ ssl: SSL_STATES.filter((one) => one === target.value) })}
      >
        <option value="">{t("anySsl")}</option>
        {SSL_STATES.map((one) => (
          <option key={one} value={one}>
            {state(one)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={t("expiry")}
        labelHidden
        className="min-w-24 flex-1 sm:flex-none"
        value={filter.expiry[0] ?? ""}
        onChange={({ target }) => onChange({ expiry: EXPIRY_FILTERS.filter((one) => one === target.value) })}
      >
        <option value="">{t("anyExpiry")}</option>
        {EXPIRY_FILTERS.map((one) => (
          <option key={one} value={one}>
            {t(`expires.${one}`)}
          </option>
        ))}
      </NativeSelect>
      {isFiltered(filter) && (
        <Button variant="quiet" onClick={onClear}>
          {t("clear")}
        </Button>
      )}
      {tools}
    </search>
  );
}
