"use client";
import { useTranslations } from "next-intl";
import type { SyncProgress } from "@/lib/domain/instance-page";

/** "Looking for instances: 120 found", then "Checking 412 of 600". */
export function useSyncWords(): (sync: SyncProgress) => string {
  const t = useTranslations("shell.sync");
  return ({ total, listed, checked }) => (total === 0 ? t("listing", { listed }) : t("checking", { checked, total }));
}
