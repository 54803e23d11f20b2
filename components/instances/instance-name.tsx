"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { RouteLink } from "@/components/ui/route-link";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { MarkedText } from "./marked-text";
import { leaveRow } from "./row-return";

/** Name over id. A name may hold anything: it is isolated, so that its writing direction doesn't turn what stands beside it. */
export function InstanceName({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("common");
  const found = useTranslations("instances");
  const { region, instanceId, name } = row;
  return (
    <span className="flex min-w-0 flex-col compact:flex-row compact:items-center compact:gap-2">
      <RouteLink
        href={`/instances/${region}/${instanceId}`}
        prefetch={false}
        onClick={() => leaveRow(instanceKeyText(row))}
        title={name}
        className="max-w-full truncate rounded-sm leading-6 font-medium text-strong hover:text-accent hover:underline self-start compact:min-w-2/5"
      >
        <bdi>
          <MarkedText text={name === "" ? instanceId : name} />
        </bdi>
      </RouteLink>
      <span className="flex h-5 min-w-0 items-center gap-0.5 compact:max-w-3/5 compact:shrink-0">
        <span className="truncate font-mono text-xs text-muted">
          <MarkedText text={instanceId} />
        </span>
        <CopyButton value={instanceId} label={t("copyValue", { value: instanceId })} />
      </span>
      {row.found?.map(({ field, text }) => (
        <span key={`${field} ${text}`} className="text-sm text-muted [overflow-wrap:anywhere] compact:truncate">
          {found(`foundIn.${field}`)}{" "}
          <bdi className="text-body">
            <MarkedText text={text} />
          </bdi>
        </span>
      ))}
    </span>
  );
}
