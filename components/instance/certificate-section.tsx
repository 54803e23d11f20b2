"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { CertificateDownload } from "./certificate-download";
import { CertificateFacts } from "./certificate-facts";
import { Fact, FactList } from "./fact";
import { Section } from "./section";

/** The CA certificate: the way to it, and once it has been downloaded what it says of itself. */
export function CertificateSection({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("instance");
  const { certificate, reportedExpiresAt, row } = detail;
  return (
    <Section title={t("section.certificate")}>
      <div className="flex flex-col items-start gap-4">
        {row.sslState === "disabled" && <p>{t("certificate.sslOff")}</p>}
        {row.sslState === "unsupported" && <p>{t("certificate.sslUnsupported")}</p>}
        {(row.sslState === "enabled" || row.sslState === "unknown") && <CertificateDownload name={row} />}
        {certificate ? (
          <CertificateFacts certificate={certificate} reportedExpiresAt={reportedExpiresAt} />
        ) : (
          row.sslState !== "unsupported" && (
            <>
              {reportedExpiresAt && (
                <FactList>
                  <Fact name={t("certificate.reported")}>
                    <ExpiryTime at={reportedExpiresAt} />
                  </Fact>
                </FactList>
              )}
              <p className="text-muted">{t("certificate.notYet")}</p>
            </>
          )
        )}
      </div>
    </Section>
  );
}
