"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { type CamPolicyKind, camPolicy } from "@/lib/domain/cam-policy";

/** The least CAM policy for one way to use the console, to paste. */
export function PolicyBlock({ kind }: { readonly kind: CamPolicyKind }) {
  const t = useTranslations("permissions.policy");
  const policy = camPolicy(kind);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-medium text-strong">{t(`kind.${kind}`)}</h3>
        <CopyButton value={policy} label={t(`copy.${kind}`)} text={t("copyShort")} />
      </div>
      <pre className="rounded border border-line bg-panel p-3 font-mono text-xs whitespace-pre-wrap text-strong">
        {policy}
      </pre>
    </div>
  );
}
