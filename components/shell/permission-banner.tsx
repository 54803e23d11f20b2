"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { Fleet } from "@/lib/client/fleet-query";
import { useFleet } from "@/lib/client/use-fleet";
import { BannerLine } from "./banner-line";

/** Tells on every page but the list, which tells more, that the key lacks a permission. */
export function PermissionBanner({ initial }: { readonly initial: Fleet }) {
  const t = useTranslations("shell.banner");
  const { fleet, listed } = useFleet(initial);
  const count = fleet.regions.filter(({ error }) => error?.advice === "permission").length;
  if (count === 0 || listed) return null;
  return (
    <BannerLine tone="warning">
      {t("permission", { count })} <TextLink href="/instances">{t("permissionLink")}</TextLink>
    </BannerLine>
  );
}
