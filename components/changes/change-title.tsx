"use client";
import { useTranslations } from "next-intl";
import type { ChangeSummary } from "@/lib/domain/change-page";

/** "Enable SSL on orders" or "Enable SSL on 12 instances". */
export function ChangeTitle({ change }: { readonly change: Pick<ChangeSummary, "target" | "items" | "first"> }) {
  const t = useTranslations("changes.name");
  const only = change.items === 1 ? change.first[0] : undefined;
  return only
    ? t.rich(`one.${change.target}`, {
        // A name may hold anything: isolated, it doesn't turn the words around it.
        instance: () => <bdi key="instance">{only.name === "" ? only.instanceId : only.name}</bdi>,
      })
    : t(`many.${change.target}`, { count: change.items });
}
