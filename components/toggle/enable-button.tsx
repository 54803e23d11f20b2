"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { useToggle } from "./toggle-context";

/** Asks to switch SSL of one instance on, as its switch does. Nothing where that can't be done now, or not by the reader. */
export function EnableButton({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("toggle");
  const { maySwitch, ask, prepare } = useToggle();
  if (!maySwitch || row.sslState !== "disabled" || row.ineligible !== null) return null;
  return (
    <Button
      size="small"
      variant="primary"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => ask({ row, target: "enabled", again: null })}
    >
      {t("confirm.enabled")}
    </Button>
  );
}
