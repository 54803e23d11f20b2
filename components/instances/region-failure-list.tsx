"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { TimeText } from "@/components/ui/time-text";
import type { RegionFailureGroup } from "@/lib/client/region-failure-groups";
import { useRegionName } from "./use-region-name";

/** Regions that can't be read: since when, by which error, and what to do about it. */
export function RegionFailureList({ groups }: { readonly groups: readonly RegionFailureGroup[] }) {
  const t = useTranslations("instances.failing");
  const regionName = useRegionName();
  return (
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
  );
}
