"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { Fact, FactList } from "./fact";
import { Section } from "./section";

type SslSectionProps = { readonly detail: InstanceDetail; readonly maySwitch: boolean };

/** Whether SSL is on, the switch, when the certificate expires, and how fresh all of that is. */
export function SslSection({ detail }: SslSectionProps) {
  const t = useTranslations("instance");
  const { row, sslError } = detail;
  return (
    <Section title={t("section.ssl")}>
      <FactList>
        {row.certificateExpiresAt && (
          <Fact name={t("field.expires")}>
            <TimeText at={row.certificateExpiresAt} show="both" />
          </Fact>
        )}
        <Fact name={t("field.checked")}>
          {row.sslCheckedAt ? <TimeText at={row.sslCheckedAt} show="both" /> : t("never")}
        </Fact>
      </FactList>
      {sslError && (
        <p className="mt-2 text-sm text-muted">
          {t(row.sslState === "unsupported" ? "sslError.unsupported" : "sslError.unknown")}
          {sslError.code && <span className="ml-1.5 font-mono">{sslError.code}</span>}
        </p>
      )}
    </Section>
  );
}
