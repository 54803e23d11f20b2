"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { RotationItem } from "@/lib/domain/rotation-page";

/** The instances that take no part, each with the reason. */
export function SkippedItems({ items }: { readonly items: readonly RotationItem[] }) {
  const t = useTranslations("rotations");
  if (items.length === 0) return null;
  return (
    <details className="border-t border-line px-4 py-3">
      <summary className="w-fit cursor-pointer rounded-sm text-accent">{t("skipped", { count: items.length })}</summary>
      <ul className="mt-2 flex flex-col gap-1">
        {items.map(({ id, region, instanceId, name, skip }) => (
          <li key={id} className="flex flex-wrap gap-x-3 [overflow-wrap:anywhere]">
            <TextLink href={`/instances/${region}/${instanceId}`}>
              <bdi>{name === "" ? instanceId : name}</bdi>
            </TextLink>
            {name !== "" && <span className="font-mono text-sm text-muted">{instanceId}</span>}
            <span className="text-muted">{skip && t(`skip.${skip}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
