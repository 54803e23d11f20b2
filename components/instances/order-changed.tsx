"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Says that the rows have another order by now, and offers it. It lies over the page: nothing moves because of it. */
export function OrderChanged({ onUpdate }: { readonly onUpdate: () => void }) {
  const t = useTranslations("instances.order");
  return (
    <div
      data-order-changed=""
      className="fixed inset-x-0 bottom-[calc(var(--foot)+var(--selection)+1rem)] z-20 mx-auto flex w-fit items-center gap-3 rounded border border-line-strong bg-overlay py-1 pr-1 pl-3 text-sm"
    >
      <output>{t("changed")}</output>
      <Button size="small" onClick={onUpdate}>
        {t("update")}
      </Button>
    </div>
  );
}
