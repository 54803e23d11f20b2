"use client";
import { useTranslations } from "next-intl";
import { PolicyDetails } from "@/components/errors/policy-details";
import { Alert } from "@/components/ui/alert";
import { groupRegionFailures } from "@/lib/client/region-failure-groups";
import type { RegionSummary } from "@/lib/domain/instance-page";
import { RefreshButton } from "./refresh-button";
import { RegionFailureList } from "./region-failure-list";

/** Which regions can't be read, why, since when, and what to do; for a missing permission, the policy to paste. */
export function RegionFailures({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const t = useTranslations("instances.failing");
  const words = useTranslations("common");
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
      <RegionFailureList groups={groups} />
    </Alert>
  );
}
