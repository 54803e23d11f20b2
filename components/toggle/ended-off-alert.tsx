"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { EnableButton } from "./enable-button";

type EndedOffAlertProps = {
  readonly row: InstanceRow;
  readonly endedOff: NonNullable<InstanceRow["endedOff"]>;
  /** What became of the rotation, where that is still the latest change. */
  readonly children: ReactNode;
};

/** At an instance that a rotation has left with SSL off: since when, what that means, and the way out. It stays whatever is tried, until SSL is on. */
export function EndedOffAlert({ row, endedOff: { changeId, since }, children }: EndedOffAlertProps) {
  const t = useTranslations("toggle");
  return (
    <Alert
      title={t(row.sslState === "disabled" ? "endedOff.title" : "endedOff.doubt", { id: row.instanceId })}
      actions={
        <>
          <EnableButton row={row} />
          <TextLink href={`/changes/${changeId}`} prefetch={false} className="text-sm">
            {t("details")}
          </TextLink>
        </>
      }
    >
      <p>
        {since === null
          ? t("endedOff.body")
          : t.rich("endedOff.since", { when: () => <TimeText key="when" at={since} show="absolute" /> })}
      </p>
      {children}
    </Alert>
  );
}
