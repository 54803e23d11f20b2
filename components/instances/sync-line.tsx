"use client";
import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { useSyncWords } from "@/lib/client/use-sync-words";
import type { SyncProgress } from "@/lib/domain/instance-page";

/** How far the reading of the fleet has come. Its place is kept while it rests: nothing may move under the pointer. */
export function SyncLine({ sync }: { readonly sync: SyncProgress | undefined }) {
  const t = useTranslations("shell.sync");
  const words = useSyncWords();
  if (sync?.state !== "running" || sync.total === 0) return <div className="-mt-1 mb-1.5 h-1" />;
  return (
    <Progress label={t("label")} value={sync.checked} max={sync.total} text={words(sync)} className="-mt-1 mb-1.5" />
  );
}
