"use client";
import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** Downloads an instance's CA certificate. */
export function CertificateLink({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("instances");
  return (
    <a
      href={`/api/instances/${row.region}/${row.instanceId}/certificate?format=pem`}
      aria-label={t("download", { id: row.instanceId })}
      className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent hover:underline"
    >
      <Download aria-hidden="true" className="size-4" />
      {t("downloadShort")}
    </a>
  );
}
