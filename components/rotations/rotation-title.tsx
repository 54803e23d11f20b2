"use client";
import { useTranslations } from "next-intl";
import type { RotationSummary } from "@/lib/domain/rotation-page";

/** "CA of orders" or "CAs of 12 instances". */
export function RotationTitle({ rotation }: { readonly rotation: Pick<RotationSummary, "items" | "first"> }) {
  const t = useTranslations("rotations.name");
  const only = rotation.items === 1 ? rotation.first[0] : undefined;
  return only
    ? // A name may hold anything: isolated, it doesn't turn the words around it.
      t.rich("one", { instance: () => <bdi key="instance">{only.name === "" ? only.instanceId : only.name}</bdi> })
    : t("many", { count: rotation.items });
}
