"use client";
import { useTranslations } from "next-intl";
import type { ChangeSummary } from "@/lib/domain/change-page";

type Named = Pick<ChangeSummary, "target" | "items" | "counts" | "first">;

/** "Enable SSL on orders" or "Enable SSL on 12 instances"; those that the review left out are not among them. */
export function ChangeTitle({ change }: { readonly change: Named }) {
  const t = useTranslations("changes.name");
  const only = change.items === 1 ? change.first[0] : undefined;
  return only
    ? t.rich(`one.${change.target}`, {
        // A name may hold anything: isolated, it doesn't turn the words around it.
        instance: () => <bdi key="instance">{only.name === "" ? only.instanceId : only.name}</bdi>,
      })
    : t(`many.${change.target}`, { count: change.items - (change.counts.skipped ?? 0) });
}
