"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { Alert } from "@/components/ui/alert";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import type { CertificateDetails } from "@/lib/domain/certificate-details";
import { Fact, FactList } from "./fact";

type CertificateFactsProps = { readonly certificate: CertificateDetails; readonly reportedExpiresAt: string | null };

const MINUTE_MILLIS = 60_000;

/** What the certificate says of itself, from its last download, and what to mind about it. */
export function CertificateFacts({ certificate, reportedExpiresAt }: CertificateFactsProps) {
  const t = useTranslations("instance.certificate");
  const { notAfter } = certificate;
  const differs =
    reportedExpiresAt !== null && Math.abs(Date.parse(reportedExpiresAt) - Date.parse(notAfter)) >= MINUTE_MILLIS;
  return (
    <div className="flex flex-col gap-3">
      {certificate.fetchedOver === "http" && <Alert role="note" tone="warning" title={t("overHttp")} />}
      {!certificate.isCa && <Alert role="note" tone="warning" title={t("notCa")} />}
      <FactList>
        <Fact name={t("subject")}>{certificate.subject}</Fact>
        <Fact name={t("issuer")}>{certificate.selfSigned ? t("selfSigned") : certificate.issuer}</Fact>
        <Fact name={t("validFrom")}>
          <TimeText at={certificate.notBefore} show="absolute" />
        </Fact>
        <Fact name={t("validUntil")}>
          <ExpiryTime at={notAfter} />
          {differs && (
            <p className="text-sm text-warning">
              {t("differs")} {t("reported")}: <TimeText at={reportedExpiresAt} show="absolute" />
            </p>
          )}
        </Fact>
        <Fact name={t("fingerprint")}>
          <MonoValue value={fingerprintText(certificate.sha256)} />
        </Fact>
        <Fact name={t("serial")}>
          <span className="font-mono text-sm">{certificate.serial}</span>
        </Fact>
        <Fact name={t("key")}>{certificate.key}</Fact>
        <Fact name={t("algorithm")}>{certificate.signatureAlgorithm}</Fact>
        <Fact name={t("kept")}>
          <TimeText at={certificate.firstSeenAt} show="absolute" />
        </Fact>
      </FactList>
    </div>
  );
}

/** As openssl prints it, to be compared by eye: "AB:CD:…". */
function fingerprintText(sha256: string): string {
  return sha256.toUpperCase().replace(/..(?=.)/g, "$&:");
}
