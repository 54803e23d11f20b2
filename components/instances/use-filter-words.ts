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
      search !== "" && { name: t("searched"), value: `“${search}”` },
      region && { name: t("region"), value: regionName(region) },
      ssl && { name: t("ssl"), value: state(ssl) },
      expiry && { name: t("expiry"), value: t(`expires.${expiry}`) },
    ]
      .filter((part) => part !== false && part !== "" && part !== null)
      .map((part) => t("filterValue", part))
      .join(", ");
}
