"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** Downloads an instance's CA certificate. */
export function CertificateLink({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("instances");
  return (
    <a
      href={`/api/instances/${row.region}/${row.instanceId}/certificate?format=pem`}
      aria-label={t("download", { id: row.instanceId })}
      className="flex min-h-6 w-fit items-center gap-1 rounded-sm text-accent hover:underline"
    >
      <Icon name="download" className="size-4" />
      {t("downloadShort")}
    </a>
  );
}
