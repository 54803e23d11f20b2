"use client";
import { useQueryClient } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { instanceQuery } from "@/lib/client/instance-query";

/** A browser doesn't tell when a download is done: the page reads again so long after the click, to show what the certificate says. */
const READ_AGAIN_MILLIS = [1000, 3000, 10_000];

type CertificateDownloadProps = { readonly name: { readonly region: string; readonly instanceId: string } };

/** The download of the CA certificate. A plain link: a failure leads back here with its reason. */
export function CertificateDownload({ name: { region, instanceId } }: CertificateDownloadProps) {
  const t = useTranslations("instance.download");
  const client = useQueryClient();
  const [clicks, setClicks] = useState(0);
  useEffect(() => {
    if (clicks === 0) return;
    const { queryKey } = instanceQuery({ region, instanceId });
    const timers = READ_AGAIN_MILLIS.map((millis) =>
      setTimeout(() => void client.invalidateQueries({ queryKey }), millis),
    );
    return () => timers.forEach(clearTimeout);
  }, [clicks, client, region, instanceId]);
  return (
    <a
      href={`/api/instances/${region}/${instanceId}/certificate?format=pem`}
      aria-label={t("label", { id: instanceId })}
      className={buttonClass()}
      onClick={() => setClicks((count) => count + 1)}
    >
      <Download aria-hidden="true" className="size-4" />
      {t("text")}
    </a>
  );
}
