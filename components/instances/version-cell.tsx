"use client";
import { useTranslations } from "next-intl";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { isUnderWay } from "@/lib/domain/under-way";

/** MongoDB's version; under it what keeps the instance from running, unless a column of its own says so. */
export function VersionCell({ row, withStatus }: { readonly row: InstanceRow; readonly withStatus: boolean }) {
  const state = useTranslations("state");
  const { mongoVersion, status, change } = row;
  return (
    <>
      {mongoVersion}
      {withStatus && status !== "running" && status !== "unknown" && !isUnderWay(change) && (
        <span className="block text-sm text-muted max-lg:ml-2 max-lg:inline compact:ml-2 compact:inline">
          {state(`status.${status}`)}
        </span>
      )}
    </>
  );
}
