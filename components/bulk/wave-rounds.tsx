"use client";
import { useTranslations } from "next-intl";
import type { ChangeReview } from "@/lib/domain/change-review";
import type { WaveSettings } from "@/lib/domain/change-settings";
import { waveRounds } from "@/lib/domain/wave-rounds";

type WaveRoundsProps = { readonly review: ChangeReview; readonly settings: WaveSettings };

/** More parts than this say nothing more. */
const PARTS = 6;

/** How many rounds the settings make of it: counts, no invented minutes. */
export function WaveRounds({ review, settings }: WaveRoundsProps) {
  const t = useTranslations("bulk.review");
  const perRegion = new Map<string, number>();
  for (const { region } of review.eligible) perRegion.set(region, (perRegion.get(region) ?? 0) + 1);
  const rounds = waveRounds([...perRegion.values()], settings);
  const parts: { readonly size: number; times: number }[] = [];
  for (const size of rounds) {
    const last = parts.at(-1);
    if (last?.size === size) last.times += 1;
    else parts.push({ size, times: 1 });
  }
  const sizes = parts.slice(0, PARTS).map((part) => (part.times === 1 ? String(part.size) : t("segment", part)));
  return (
    <p className="text-sm text-muted">
      {t("rounds", { count: rounds.length, sizes: [...sizes, ...(parts.length > PARTS ? ["…"] : [])].join(", ") })}
    </p>
  );
}
