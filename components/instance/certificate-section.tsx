"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { onlyInstance } from "@/components/rotations/only-instance";
import { OpenRotationButton } from "@/components/rotations/open-rotation-button";
import { Alert } from "@/components/ui/alert";
import { TimeText } from "@/components/ui/time-text";
import { fingerprintText } from "@/lib/domain/fingerprint-text";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { CertificateDownload } from "./certificate-download";
import { CertificateFacts } from "./certificate-facts";
import { Fact, FactList } from "./fact";
import { Section } from "./section";

type CertificateSectionProps = { readonly detail: InstanceDetail; readonly mayRotate: boolean };

/** The CA certificate: the ways to it, what it says of itself, or why it can't be read. */
export function CertificateSection({ detail, mayRotate }: CertificateSectionProps) {
  const t = useTranslations("instance");
  const problems = useTranslations("certificate.problem");
  const { certificate, previousCertificate: previous, reportedExpiresAt, row, rotationId } = detail;
  const { sslState, expiryMark: mark } = row;
  const unreadable = mark?.kind === "unreadable";
  // What can't be told may still be on: the download asks the API itself.
  const downloadable = sslState === "enabled" || sslState === "unknown";
  return (
    <Section title={t("section.certificate")}>
      <div className="flex flex-col items-start gap-4">
        {sslState === "disabled" && <p>{t("certificate.sslOff")}</p>}
        {sslState === "unsupported" && <p>{t("certificate.sslUnsupported")}</p>}
        {unreadable && (
          <Alert role="note" tone="warning" title={t("unreadable.title")} className="w-full">
            <p>{problems(mark.problem)}</p>
            <p>{t("unreadable.reported")}</p>
          </Alert>
        )}
        {downloadable && <CertificateDownload name={row} two={previous !== null} />}
        {mayRotate && certificate && sslState === "enabled" && row.missingSince === null && rotationId === null && (
          <OpenRotationButton selection={onlyInstance(row)} />
        )}
        {certificate && <CertificateFacts certificate={certificate} mark={mark} />}
        {!certificate && reportedExpiresAt && (
          <FactList>
            <Fact name={t("certificate.reported")}>
              <ExpiryTime at={reportedExpiresAt} />
            </Fact>
          </FactList>
        )}
        {!certificate && sslState === "enabled" && !unreadable && (
          <p className="text-muted">{t("certificate.notYet")}</p>
        )}
        {downloadable && previous && (
          <FactList>
            <Fact name={t("certificate.previous")}>
              {t.rich("certificate.previousBody", {
                fingerprint: fingerprintText(previous.sha256),
                when: () => <TimeText at={previous.notAfter} show="absolute" />,
              })}
            </Fact>
          </FactList>
        )}
      </div>
    </Section>
  );
}
