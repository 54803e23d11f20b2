"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { Alert } from "@/components/ui/alert";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import type { CertificateDetails } from "@/lib/domain/certificate-details";
import type { ExpiryMark } from "@/lib/domain/expiry-mark";
import { fingerprintText } from "@/lib/domain/fingerprint-text";
import { CertificateWeaknesses } from "./certificate-weaknesses";
import { Fact, FactList } from "./fact";

type CertificateFactsProps = { readonly certificate: CertificateDetails; readonly mark: ExpiryMark };

/** What the certificate says of itself, as it was last read, and what to mind about it. */
export function CertificateFacts({ certificate, mark }: CertificateFactsProps) {
  const t = useTranslations("instance.certificate");
  return (
    <div className="flex w-full flex-col gap-3">
      <CertificateWeaknesses certificate={certificate} />
      {mark?.kind === "differs" && (
        <Alert role="note" tone="warning" title={t("differs")}>
          <p>
            {t("reported")}: <TimeText at={mark.reportedAt} show="absolute" />
          </p>
        </Alert>
      )}
      {certificate.fetchedOver === "http" && <Alert role="note" tone="warning" title={t("overHttp")} />}
      <FactList>
        <Fact name={t("subject")}>{certificate.subject}</Fact>
        <Fact name={t("issuer")}>{certificate.selfSigned ? t("selfSigned") : certificate.issuer}</Fact>
        {certificate.chain.length > 0 && (
          <Fact name={t("chain")}>
            <ol className="flex flex-col gap-1">
              {certificate.chain.map(({ subject, notAfter, sha256 }) => (
                <li key={sha256}>
                  {t.rich("chainLink", { subject, when: () => <TimeText at={notAfter} show="absolute" /> })}
                </li>
              ))}
            </ol>
          </Fact>
        )}
        <Fact name={t("validFrom")}>
          <TimeText at={certificate.notBefore} show="absolute" />
        </Fact>
        <Fact name={t("validUntil")}>
          <ExpiryTime at={certificate.notAfter} />
        </Fact>
        {certificate.alternativeNames.length > 0 && (
          <Fact name={t("alternativeNames")}>{certificate.alternativeNames.join(", ")}</Fact>
        )}
        <Fact name={t("fingerprint")}>
          <MonoValue value={fingerprintText(certificate.sha256)} />
        </Fact>
        <Fact name={t("sha1")}>
          <MonoValue value={fingerprintText(certificate.sha1)} />
        </Fact>
        <Fact name={t("serial")}>
          <span className="font-mono text-sm">{certificate.serial}</span>
        </Fact>
        <Fact name={t("key")}>{certificate.key}</Fact>
        <Fact name={t("algorithm")}>{certificate.signatureAlgorithm}</Fact>
        <Fact name={t("kept")}>
          <TimeText at={certificate.firstSeenAt} show="absolute" />
        </Fact>
        <Fact name={t("seen")}>
          <TimeText at={certificate.lastSeenAt} show="absolute" />
        </Fact>
      </FactList>
    </div>
  );
}
