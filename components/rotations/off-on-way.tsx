"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { RotationDetail } from "@/lib/domain/rotation-page";

/** The way to switching SSL off and on again. */
export function OffOnWay({ rotation }: { readonly rotation: RotationDetail }) {
  const t = useTranslations("rotations.way");
  const open = rotation.rows.filter(({ skip, closed }) => skip === null && closed === null);
  const only = open.length === 1 ? open[0] : undefined;
  return only ? (
    <TextLink href={`/instances/${only.region}/${only.instanceId}`}>{t("offOnLink")}</TextLink>
  ) : (
    <TextLink href="/instances?ssl=enabled">{t("offOnMany")}</TextLink>
  );
}
