"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { absoluteTime } from "@/lib/client/absolute-time";
import { fetchJson } from "@/lib/client/fetch-json";
import { useTimeZone } from "@/lib/client/use-time-zone";
import type { ChangePage } from "@/lib/domain/change-page";
import { mentions, type PaletteGroup } from "./palette-entry";

const SHOWN = 5;
const FRESH_MILLIS = 10_000;

/** The latest changes, by what was asked for, by whom, why, and on which instances. */
export function useChangeEntries(sought: string): PaletteGroup {
  const t = useTranslations("keyboard.palette.change");
  const locale = useLocale();
  const zone = useTimeZone();
  const { data, isError, isPending } = useQuery({
    queryKey: ["palette", "changes"],
    queryFn: ({ signal }) => fetchJson<ChangePage>("/api/changes", signal),
    staleTime: FRESH_MILLIS,
  });
  const entries = (data?.rows ?? [])
    .map(({ id, target, items, first, reason, by, createdAt }) => {
      const only = items === 1 ? first[0] : undefined;
      return {
        id,
        label: only
          ? t(`one.${target}`, { name: only.name === "" ? only.instanceId : only.name })
          : t(`many.${target}`, { count: items }),
        detail: [by, absoluteTime(locale, Date.parse(createdAt), zone, "minute"), reason].filter(Boolean).join(" · "),
        href: `/changes/${id}`,
        names: first.flatMap(({ instanceId, name }) => [instanceId, name]),
      };
    })
    .filter(({ id, label, detail, names }) => mentions(sought, id, label, detail, ...names));
  return {
    id: "changes",
    state: isError ? "failed" : isPending ? "reading" : "read",
    entries: entries.slice(0, SHOWN),
  };
}
