"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { useNow } from "@/lib/client/use-now";
import type { CertificateDetails } from "@/lib/domain/certificate-details";
import { certificateWeaknesses } from "@/lib/domain/certificate-weakness";

/** What speaks against trusting the certificate. It is delivered all the same: it is the one that the instance shows. */
export function CertificateWeaknesses({ certificate }: { readonly certificate: CertificateDetails }) {
  const t = useTranslations("instance.weakness");
  const weaknesses = certificateWeaknesses(certificate, useNow("minute"));
  if (weaknesses.length === 0) return null;
  return (
    <Alert role="note" tone="warning" title={t("title")}>
      <ul className="flex flex-col gap-1">
        {weaknesses.map((weakness) => (
          <li key={weakness}>{t(weakness)}</li>
        ))}
      </ul>
    </Alert>
  );
}
