"use client";
import { useRegionName } from "@/components/instances/use-region-name";
import { TextLink } from "@/components/ui/text-link";
import type { ChangeInstance } from "@/lib/domain/change-page";

/** An instance by its name (a link to its page), id and region. */
export function InstanceName({ instance }: { readonly instance: ChangeInstance }) {
  const regionName = useRegionName();
  const { instanceId, name, region } = instance;
  return (
    <>
      <TextLink href={`/instances/${region}/${instanceId}`} prefetch={false} className="[overflow-wrap:anywhere]">
        <bdi>{name === "" ? instanceId : name}</bdi>
      </TextLink>
      <p className="text-sm text-muted">
        <span className="font-mono">{instanceId}</span> · <span title={region}>{regionName(region)}</span>
      </p>
    </>
  );
}
