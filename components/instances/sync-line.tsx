"use client";
import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import type { SyncProgress } from "@/lib/domain/instance-page";

/** How far the reading of the fleet has come, in counts; nothing while it rests. */
export function SyncLine({ sync }: { readonly sync: SyncProgress }) {
  const t = useTranslations("shell.sync");
  if (sync.state !== "running") return null;
  const text =
    sync.total === 0
      ? t("listing", { listed: sync.listed })
      : t("checking", { checked: sync.checked, total: sync.total });
  return (
    <div className="flex flex-col gap-1 px-4 pb-3">
      <p className="text-sm text-muted tabular-nums">{text}</p>
      {sync.total > 0 && <Progress label={t("label")} value={sync.checked} max={sync.total} text={text} />}
    </div>
  );
}
