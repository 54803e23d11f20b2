"use client";
import { useTranslations } from "next-intl";
import type { ErrorEntry } from "@/lib/domain/error-dictionary";

/** What an error is called: its code, or words for what has none. */
export function useErrorName(): (entry: ErrorEntry) => string {
  const t = useTranslations("errors.name");
  return (entry) => (entry.code === null ? t(entry.name) : entry.code);
}
