"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** For a page that is older than the server. */
export function ReloadButton() {
  const t = useTranslations("common");
  return (
    <Button size="small" onClick={() => window.location.reload()}>
      {t("reload")}
    </Button>
  );
}
