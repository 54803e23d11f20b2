"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { camPolicy } from "@/lib/domain/cam-policy";

/** The CAM policy that the console's key needs, to be opened and copied. */
export function PolicyDetails() {
  const t = useTranslations("common");
  const policy = camPolicy("toggle");
  return (
    <details className="max-w-2xl open:basis-full">
      <summary className="w-fit rounded-sm px-1 text-sm font-medium text-accent">{t("policy")}</summary>
      <pre className="my-2 rounded border border-line bg-panel p-3 font-mono text-xs whitespace-pre-wrap">{policy}</pre>
      <CopyButton value={policy} label={t("copyPolicy")} text={t("copyPolicy")} />
    </details>
  );
}
