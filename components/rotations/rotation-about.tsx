"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { RotationDetail } from "@/lib/domain/rotation-page";

/** Who opened a rotation, when, why, and for what. */
export function RotationAbout({ rotation }: { readonly rotation: RotationDetail }) {
  const t = useTranslations("rotations");
  const { by, createdAt, reason, filter } = rotation;
  return (
    <>
      <p>
        {t.rich("openedBy", { name: by, when: () => <TimeText key="when" at={createdAt} show="absolute" /> })}
        {filter !== null && (
          <>
            {" · "}
            {t("ofFilter")}{" "}
            <TextLink href={filter === "" ? "/instances" : `/instances?${filter}`}>{t("seeFilter")}</TextLink>
          </>
        )}
      </p>
      <p className="max-w-prose whitespace-pre-line text-body [overflow-wrap:anywhere]">
        {reason === "" ? t("noReason") : reason}
      </p>
    </>
  );
}
