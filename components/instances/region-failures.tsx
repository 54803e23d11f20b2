"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { TimeText } from "@/components/ui/time-text";
import { CAM_POLICY } from "@/lib/domain/cam-policy";
import type { RegionSummary } from "@/lib/domain/instance-page";
import { RefreshButton } from "./refresh-button";
import { useRegionName } from "./use-region-name";

/** Which regions can't be read, why, since when, and what to do; for a missing permission, the policy to paste. */
export function RegionFailures({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const t = useTranslations("instances.failing");
  const words = useTranslations("common");
  const advice = useTranslations("advice");
  const regionName = useRegionName();
  const failing = regions.flatMap(({ region, error }) => (error ? [{ region, ...error }] : []));
  if (failing.length === 0) return null;
  const needsPolicy = failing.some((one) => one.advice === "permission");
  return (
    <Alert
      tone="warning"
      className="mx-4 mb-3"
      title={t("title", { count: failing.length })}
      actions={<RefreshButton keys={[]} label={words("tryAgain")} size="small" />}
    >
      <ul className="flex flex-col gap-1.5">
        {failing.map((one) => (
          <li key={one.region}>
            <span className="font-medium text-strong">{regionName(one.region)}</span>{" "}
            <span className="text-muted">({one.region})</span>{" "}
            {t.rich("since", { time: () => <TimeText key="time" at={one.since} show="absolute" /> })}
            {": "}
            {one.code && <span className="font-mono text-sm">{one.code}</span>} <span>{advice(one.advice)}</span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("kept")}</p>
      {needsPolicy && (
        <details className="max-w-2xl">
          <summary className="w-fit rounded-sm text-sm font-medium text-accent">{t("policy")}</summary>
          <pre className="my-2 rounded border border-line bg-panel p-3 font-mono text-xs whitespace-pre-wrap">
            {CAM_POLICY}
          </pre>
          <CopyButton value={CAM_POLICY} label={t("copyPolicy")} text={t("copyPolicy")} />
        </details>
      )}
    </Alert>
  );
}
