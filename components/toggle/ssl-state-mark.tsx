"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { SslState } from "@/lib/domain/ssl-state";
import { isUnderWay } from "@/lib/domain/under-way";
import { Elapsed } from "./elapsed";

const LOOKS: Record<SslState, { readonly shape: Shape; readonly tone: Tone }> = {
  enabled: { shape: "filled", tone: "positive" },
  disabled: { shape: "ring", tone: "neutral" },
  unknown: { shape: "dashed", tone: "muted" },
  unsupported: { shape: "slash", tone: "muted" },
};

/** The SSL state of an instance in a word, or what is being done to it and for how long. */
export function SslStateMark({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("state");
  const { change, sslState, mongoVersion } = row;
  if (change?.waitsForApproval) {
    return (
      <StateMark shape="clock" tone="info">
        {t("waitingForApproval")}
      </StateMark>
    );
  }
  if (isUnderWay(change)) {
    return (
      <StateMark shape="arc" tone="info">
        {t(`moving.${change.target}`)} <Elapsed since={change.since} />
        {change.step && (
          <span className="block text-sm text-muted compact:inline">{t("step", { step: change.step })}</span>
        )}
      </StateMark>
    );
  }
  if (change?.state === "needs_attention") {
    return (
      <StateMark shape="hand" tone="warning">
        {t("item.needs_attention")}
      </StateMark>
    );
  }
  return (
    <StateMark {...LOOKS[sslState]}>
      {sslState === "unsupported" && mongoVersion !== ""
        ? t("unsupportedVersion", { version: mongoVersion })
        : t(`ssl.${sslState}`)}
    </StateMark>
  );
}
