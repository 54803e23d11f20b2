"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** Name over id. A name may hold anything: it is isolated, so that its writing direction doesn't turn what stands beside it. */
export function InstanceName({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("common");
  const { region, instanceId, name } = row;
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        href={`/instances/${region}/${instanceId}`}
        prefetch={false}
        title={name}
        className="max-w-full self-start truncate rounded-sm font-medium text-strong hover:text-accent hover:underline"
      >
        <bdi>{name === "" ? instanceId : name}</bdi>
      </Link>
      <span className="flex items-center gap-0.5">
        <span className="truncate font-mono text-xs text-muted">{instanceId}</span>
        <CopyButton value={instanceId} label={t("copyValue", { value: instanceId })} />
      </span>
    </span>
  );
}
