"use client";
import { useTranslations } from "next-intl";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import { fingerprintText } from "@/lib/domain/fingerprint-text";
import type { RotationCa, RotationItem } from "@/lib/domain/rotation-page";

const LINK = "rounded-sm text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent";

type Shown = Pick<RotationItem, "region" | "instanceId" | "oldCa" | "newCa">;

/** The old and the new CA side by side, each with its download, and the bundle of both. */
export function ItemCas({ item }: { readonly item: Shown }) {
  const t = useTranslations("rotations.ca");
  const { region, instanceId, oldCa, newCa } = item;
  const file = `/api/instances/${region}/${instanceId}/certificate`;
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid gap-x-6 gap-y-2 md:grid-cols-2">
        <Ca which="old" ca={oldCa} item={item} />
        <Ca which="new" ca={newCa} item={item} />
      </dl>
      {/* No Link: that would fetch it ahead, and each download is audited. */}
      <a
        href={`${file}?format=bundle`}
        aria-label={t(newCa ? "bundleNamed" : "presentNamed", { id: instanceId })}
        className={`${LINK} w-fit`}
      >
        {t(newCa ? "bundle" : "present")}
      </a>
    </div>
  );
}

type CaProps = { readonly which: "old" | "new"; readonly ca: RotationCa | null; readonly item: Shown };

function Ca({ which, ca, item: { region, instanceId } }: CaProps) {
  const t = useTranslations("rotations.ca");
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{t(which)}</dt>
      {ca ? (
        <>
          <dd>
            <MonoValue value={fingerprintText(ca.sha256)} />
          </dd>
          <dd className="flex flex-wrap gap-x-2 text-sm text-muted">
            <span>{t.rich("until", { when: () => <TimeText at={ca.notAfter} show="absolute" /> })}</span>
            {which === "new" && ca.firstSeenAt && (
              <span>· {t.rich("seen", { when: () => <TimeText at={ca.firstSeenAt ?? ""} show="absolute" /> })}</span>
            )}
            <a
              href={`/api/instances/${region}/${instanceId}/certificate?format=pem&sha256=${ca.sha256}`}
              aria-label={t("download", { which, id: instanceId })}
              className={LINK}
            >
              {t("downloadShort")}
            </a>
          </dd>
        </>
      ) : (
        <dd className="text-muted">{t("notYet")}</dd>
      )}
    </div>
  );
}
