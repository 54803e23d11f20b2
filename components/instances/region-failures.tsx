"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { PolicyDetails } from "@/components/errors/policy-details";
import { Alert } from "@/components/ui/alert";
import { TimeText } from "@/components/ui/time-text";
import { groupRegionFailures } from "@/lib/client/region-failure-groups";
import type { RegionSummary } from "@/lib/domain/instance-page";
import { RefreshButton } from "./refresh-button";
import { useRegionName } from "./use-region-name";

/** Which regions can't be read, why, since when, and what to do; for a missing permission, the policy to paste. */
export function RegionFailures({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const t = useTranslations("instances.failing");
  const words = useTranslations("common");
  const regionName = useRegionName();
  const groups = groupRegionFailures(regions);
  if (groups.length === 0) return null;
  const needsPolicy = groups.some((group) => group.advice === "permission");
  return (
    <Alert
      tone="warning"
      className="mx-4 mb-3"
      title={t("title", { count: groups.reduce((sum, group) => sum + group.regions.length, 0) })}
      actions={
        <>
          <RefreshButton keys={[]} label={words("tryAgain")} size="small" />
          {needsPolicy && <PolicyDetails />}
        </>
      }
    >
      <ul className="flex flex-col gap-1">
        {groups.map((group) => (
          <li key={`${group.code}/${group.advice}`}>
            <span className="font-medium text-strong">
              {group.regions.map((region) => `${regionName(region)} (${region})`).join(", ")}
            </span>{" "}
            {t.rich("since", { time: () => <TimeText key="time" at={group.since} show="absolute" /> })}{" "}
            {group.code && <ErrorCode code={group.code} />} <AdviceText advice={group.advice} code={group.code} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
