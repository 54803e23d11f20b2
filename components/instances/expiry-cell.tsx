"use client";
import { useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { ExpiryTime } from "./expiry-time";

/** When a row's certificate expires, and what to mind about that: it can't be read, or the API says another day. */
export function ExpiryCell({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("instances.expiryMark");
  const state = useTranslations("state");
  const { certificateExpiresAt: at, expiryMark: mark } = row;
  return (
    <>
      {at && <ExpiryTime at={at} />}
      {!at && !mark && (
        <span className="text-muted">
          <span aria-hidden="true">–</span>
          <span className="sr-only">{state("noExpiry")}</span>
        </span>
      )}
      {mark && (
        <StateMark shape="triangle" tone="warning" className="text-sm">
          {mark.kind === "unreadable"
            ? t("unreadable")
            : t.rich("differs", { when: () => <TimeText at={mark.reportedAt} show="date" /> })}
        </StateMark>
      )}
    </>
  );
}
