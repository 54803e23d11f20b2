"use client";
import { useTranslations } from "next-intl";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { useRegionName } from "./use-region-name";

/** The set filters in words: "Region: Jakarta, SSL: Disabled". */
export function useFilterWords(): (filter: InstanceFilter) => string {
  const t = useTranslations("instances");
  const state = useTranslations("state.ssl");
  const regionName = useRegionName();
  return ({ search, region, ssl, expiry }) =>
    [
      { name: t("searched"), values: search === "" ? [] : [`“${search}”`] },
      { name: t("region"), values: region.map(regionName) },
      { name: t("ssl"), values: ssl.map((one) => state(one)) },
      { name: t("expiry"), values: expiry.map((one) => t(`expires.${one}`)) },
    ]
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }) => ({ name, value: values.join(", ") }))
      .map((part) => t("filterValue", part))
      .join(", ");
}
