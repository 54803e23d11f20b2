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
  const { sslState } = row;
  // What can't be told may still be on: the download asks the API itself.
  const downloadable = sslState === "enabled" || sslState === "unknown";
  return (
    <Section title={t("section.certificate")}>
      <div className="flex flex-col items-start gap-4">
        {sslState === "disabled" && <p>{t("certificate.sslOff")}</p>}
        {sslState === "unsupported" && <p>{t("certificate.sslUnsupported")}</p>}
        {downloadable && <CertificateDownload name={row} />}
        {certificate && <CertificateFacts certificate={certificate} reportedExpiresAt={reportedExpiresAt} />}
        {!certificate && reportedExpiresAt && (
          <FactList>
            <Fact name={t("certificate.reported")}>
              <ExpiryTime at={reportedExpiresAt} />
            </Fact>
          </FactList>
        )}
        {!certificate && downloadable && <p className="text-muted">{t("certificate.notYet")}</p>}
      </div>
    </Section>
  );
}
