"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRegionName } from "@/components/instances/use-region-name";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { SslState } from "@/lib/domain/ssl-state";

/** What a person checks before confirming: is it this instance, and is it in the state I think it is in. */
export function InstanceFactsList({ row, seen }: { readonly row: InstanceRow; readonly seen: SslState }) {
  const t = useTranslations("toggle.fact");
  const state = useTranslations("state.ssl");
  const regionName = useRegionName();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t("instance"),
      <span key="id" className="font-mono">
        {row.instanceId}
      </span>,
    ],
    [t("name"), <bdi key="name">{row.name}</bdi>],
    [t("region"), `${regionName(row.region)} (${row.region})`],
    [t("version"), row.mongoVersion],
    [
      t("state"),
      <span key="state">
        {row.sslCheckedAt
          ? t.rich("checked", {
              state: state(seen),
              when: () => <TimeText key="when" at={row.sslCheckedAt ?? ""} show="relative" />,
            })
          : state(seen)}
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded border border-line p-3 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="text-strong [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
