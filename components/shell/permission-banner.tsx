"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { type Fleet, fleetQuery } from "@/lib/client/fleet-query";
import { BannerLine } from "./banner-line";

/** Tells on every page but the list, which tells more, that the key lacks a permission. */
export function PermissionBanner({ initial }: { readonly initial: Fleet }) {
  const t = useTranslations("shell.banner");
  const listed = usePathname() === "/instances";
  const { data } = useQuery(fleetQuery(initial, !listed));
  const count = data.regions.filter(({ error }) => error?.advice === "permission").length;
  if (count === 0 || listed) return null;
  return (
    <BannerLine tone="warning">
      {t("permission", { count })} <TextLink href="/instances">{t("permissionLink")}</TextLink>
    </BannerLine>
  );
}
