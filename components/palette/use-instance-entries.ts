"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRegionName } from "@/components/instances/use-region-name";
import { fetchJson } from "@/lib/client/fetch-json";
import { DEFAULT_FILTER, instanceFilterQuery } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import type { PaletteGroup } from "./palette-entry";

const SHOWN = 8;
const FRESH_MILLIS = 10_000;

/** Instances by the list's own search; behind the first ones the way to all of them. Nothing is asked for as long as nothing is sought. */
export function useInstanceEntries(sought: string): PaletteGroup {
  const t = useTranslations("keyboard.palette");
  const regionName = useRegionName();
  const { data, isError, isPlaceholderData, isPending } = useQuery({
    queryKey: ["palette", "instances", sought],
    queryFn: ({ signal }) =>
      fetchJson<InstancePage>(
        `/api/instances?${instanceFilterQuery({ ...DEFAULT_FILTER, search: sought, pageSize: 25 })}`,
        signal,
      ),
    enabled: sought !== "",
    placeholderData: keepPreviousData,
    staleTime: FRESH_MILLIS,
  });
  if (sought === "") return { id: "instances", state: "read", entries: [] };
  if (isError) return { id: "instances", state: "failed", entries: [] };
  const { rows = [], total = 0 } = data ?? {};
  const entries = rows.slice(0, SHOWN).map(({ region, instanceId, name }) => ({
    id: `${region}-${instanceId}`,
    label: name === "" ? instanceId : name,
    detail: name === "" ? regionName(region) : `${instanceId} · ${regionName(region)}`,
    href: `/instances/${region}/${instanceId}`,
  }));
  const all = {
    id: "all-instances",
    label: t("all", { count: total }),
    href: `/instances?search=${encodeURIComponent(sought)}`,
  };
  return {
    id: "instances",
    state: isPending || isPlaceholderData ? "reading" : "read",
    entries: total > SHOWN && !isPlaceholderData ? [...entries, all] : entries,
  };
}
