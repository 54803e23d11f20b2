"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { instanceQuery } from "@/lib/client/instance-query";
import { CertificateFormats } from "./certificate-formats";

/** A browser doesn't tell when a download is done: the page reads again so long after the click, to show what the certificate says. */
const READ_AGAIN_MILLIS = [1000, 3000, 10_000];

type CertificateDownloadProps = {
  readonly name: { readonly region: string; readonly instanceId: string };
  /** The CA before the present one is still in use. */
  readonly two: boolean;
};

/** The download of the CA certificate, and its other forms. Plain links: a failure leads back here with its reason. */
export function CertificateDownload({ name, two }: CertificateDownloadProps) {
  const { region, instanceId } = name;
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
  const onDownload = () => setClicks((count) => count + 1);
  return (
    <div className="flex flex-col items-start gap-3">
      <a
        href={`/api/instances/${region}/${instanceId}/certificate?format=pem`}
        aria-label={t("label", { id: instanceId })}
        className={buttonClass()}
        onClick={onDownload}
      >
        <Icon name="download" className="size-4" />
        {t("text")}
      </a>
      <CertificateFormats name={name} two={two} onDownload={onDownload} />
    </div>
  );
}
