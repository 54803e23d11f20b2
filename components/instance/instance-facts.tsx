"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRegionName } from "@/components/instances/use-region-name";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import { numberText } from "@/lib/client/number-text";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { utcOffsetText } from "@/lib/domain/utc-offset";
import { Fact, FactList } from "./fact";

const MEGABYTES_PER_GIGABYTE = 1024;

/** Everything that DescribeDBInstances told of the instance, and when. What it left out is named as such. */
export function InstanceFacts({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("instance");
  const state = useTranslations("state");
  const regionName = useRegionName();
  const locale = useLocale();
  const { row } = detail;
  const nothing = <span className="text-muted">{t("notReported")}</span>;
  const orNothing = (value: ReactNode) => (value === null || value === "" ? nothing : value);
  const time = (at: string | null) => (at === null ? null : <TimeText at={at} show="absolute" />);
  const gigabytes = (megabytes: number | null) =>
    megabytes === null ? nothing : t("gigabytes", { value: numberText(locale, megabytes / MEGABYTES_PER_GIGABYTE) });
  const copied = (value: string | null) => orNothing(value && <MonoValue value={value} />);
  return (
    <FactList>
      <Fact name={t("field.id")}>
        <MonoValue value={row.instanceId} />
      </Fact>
      <Fact name={t("field.status")}>{state(`status.${row.status}`)}</Fact>
      <Fact name={t("field.version")}>{orNothing(row.mongoVersion)}</Fact>
      <Fact name={t("field.cluster")}>{state(`cluster.${row.clusterType}`)}</Fact>
      <Fact name={t("field.type")}>{t(`type.${detail.instanceType}`)}</Fact>
      <Fact name={t("field.addresses")}>
        {detail.addresses.length === 0 ? (
          nothing
        ) : (
          <ul>
            {detail.addresses.map((address) => (
              <li key={address}>
                <MonoValue value={detail.port === null ? address : `${address}:${detail.port}`} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t("field.region")}>
        {regionName(row.region)} <span className="font-mono text-sm text-muted">{row.region}</span>
      </Fact>
      <Fact name={t("field.zone")}>{orNothing(detail.zone)}</Fact>
      <Fact name={t("field.vpc")}>{copied(detail.vpcId)}</Fact>
      <Fact name={t("field.subnet")}>{copied(detail.subnetId)}</Fact>
      <Fact name={t("field.project")}>{orNothing(detail.projectId)}</Fact>
      <Fact name={t("field.nodes")}>{orNothing(detail.nodeCount)}</Fact>
      {row.clusterType === "sharded" && <Fact name={t("field.shards")}>{orNothing(detail.shardCount)}</Fact>}
      <Fact name={t("field.memory")}>{gigabytes(detail.memoryMegabytes)}</Fact>
      <Fact name={t("field.volume")}>{gigabytes(detail.volumeMegabytes)}</Fact>
      <Fact name={t("field.maintenance")}>
        {detail.maintenanceStart === null || detail.maintenanceEnd === null
          ? nothing
          : t("window", {
              start: detail.maintenanceStart,
              end: detail.maintenanceEnd,
              offset: utcOffsetText(detail.apiTimeZoneMinutes),
            })}
      </Fact>
      <Fact name={t("field.tags")}>
        {detail.tags.length === 0 ? (
          nothing
        ) : (
          <ul>
            {detail.tags.map(({ key, value }) => (
              <li key={key}>{t("tag", { key, value })}</li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t("field.created")}>{orNothing(time(detail.createdAt))}</Fact>
      <Fact name={t("field.firstSeen")}>{time(detail.firstSeenAt)}</Fact>
      <Fact name={t("field.listed")}>{time(row.listedAt) ?? t("never")}</Fact>
      <Fact name={t("field.checked")}>{time(row.sslCheckedAt) ?? t("never")}</Fact>
      {row.missingSince && <Fact name={t("field.missing")}>{time(row.missingSince)}</Fact>}
    </FactList>
  );
}
