"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Fleet, fleetQuery } from "@/lib/client/fleet-query";
import { BannerLine } from "./banner-line";

/** Tells on every page that one person works alone here, so that no change is looked at by a second one. */
export function SoloBanner({ initial }: { readonly initial: Fleet }) {
  const t = useTranslations("shell.banner");
  const { data } = useQuery(fleetQuery(initial, usePathname() !== "/instances"));
  return data.approvals.solo && <BannerLine tone="warning">{t("solo")}</BannerLine>;
}
