"use client";
import { useLocale, useTranslations } from "next-intl";
import { absoluteTime } from "@/lib/client/absolute-time";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { FILTER_NAMES } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { useValueWords } from "./use-value-words";

/** When the range of expiry days begins and ends, "1 Dec 2026 – 31 Dec 2026" in the reader's zone; "" without one. */
export function useRangeWords(): (filter: InstanceFilter) => string {
  const t = useTranslations("instances");
  const locale = useLocale();
  const zone = useTimeZone();
  const day = (at: number) => absoluteTime(locale, at, zone, "date");
  return ({ expiresFrom: from, expiresUntil: until }) => {
    // The end is exclusive: its last day is the one before.
    const last = until === null ? null : day(until - 1);
    if (from !== null && last !== null) return t("range.between", { from: day(from), to: last });
    if (from !== null) return t("range.from", { from: day(from) });
    return last === null ? "" : t("range.until", { to: last });
  };
}

/** The set filters in words: "Region: Jakarta, SSL: Disabled". */
export function useFilterWords(): (filter: InstanceFilter) => string {
  const t = useTranslations("instances");
  const words = useValueWords();
  const rangeWords = useRangeWords();
  return (filter) => {
    const range = rangeWords(filter);
    const parts = FILTER_NAMES.map((name) => ({
      name: t(`filter.${name}`),
      values: [...filter[name].map((value) => words(name, value)), ...(name === "expiry" && range ? [range] : [])],
    }));
    return [{ name: t("searched"), values: filter.search === "" ? [] : [`“${filter.search}”`] }, ...parts]
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }) => t("filterValue", { name, value: values.join(", ") }))
      .join("; ");
  };
}
