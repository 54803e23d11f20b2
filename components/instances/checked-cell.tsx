"use client";
import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import { relativeTime } from "@/lib/client/relative-time";
import { useNow } from "@/lib/client/use-now";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { isUnderWay } from "@/lib/domain/under-way";

/** How fresh a row is, or whose change is under way; where a region can't be read, since when the row may be behind. */
export function CheckedCell({ row, regionFails }: { readonly row: InstanceRow; readonly regionFails: boolean }) {
  const t = useTranslations("instances");
  const locale = useLocale();
  const now = useNow("minute");
  const { change, missingSince, sslCheckedAt } = row;
  const ago = (at: string) => relativeTime(locale, Date.parse(at), now);
  if (isUnderWay(change)) {
    return (
      <TextLink
        href={`/changes/${change.changeId}`}
        prefetch={false}
        title={t("startedBy", { by: change.by })}
        className="line-clamp-2 [overflow-wrap:anywhere] max-lg:line-clamp-1 compact:line-clamp-1"
      >
        {t("startedBy", { by: change.by })}
      </TextLink>
    );
  }
  if (missingSince) return <span suppressHydrationWarning>{t("missingSince", { ago: ago(missingSince) })}</span>;
  if (!sslCheckedAt) return t("never");
  if (regionFails) return <span suppressHydrationWarning>{t("lastKnown", { ago: ago(sslCheckedAt) })}</span>;
  return (
    <>
      <span className="lg:hidden">{t("column.checked")} </span>
      <TimeText at={sslCheckedAt} show="relative" />
    </>
  );
}
