"use client";
import { useTranslations } from "next-intl";
import { useRegionName } from "@/components/instances/use-region-name";
import {
  DataBody,
  DataCell,
  DataHead,
  DataHeader,
  DataRow,
  DataRowHeader,
  DataTable,
} from "@/components/ui/data-table";
import { StateMark } from "@/components/ui/state-mark";
import { type RegionPermissions, TRIED_ACTIONS } from "@/lib/domain/permission-check";
import { PermissionMark } from "./permission-mark";

const cell = "max-xl:flex max-xl:flex-wrap max-xl:justify-between max-xl:gap-x-3 max-xl:py-0.5";

/** One row per region, one column per action; below each other where the columns have no room. */
export function PermissionTable({ checked }: { readonly checked: readonly RegionPermissions[] }) {
  const t = useTranslations("permissions");
  const regionName = useRegionName();
  return (
    <DataTable label={t("table")} className="max-xl:block max-xl:max-w-xl">
      <DataHead className="max-xl:hidden">
        <DataHeader>{t("region")}</DataHeader>
        {TRIED_ACTIONS.map((action) => (
          <DataHeader key={action} className="font-mono">
            {action}
          </DataHeader>
        ))}
        <DataHeader className="font-mono">InstanceEnableSSL</DataHeader>
      </DataHead>
      <DataBody className="max-xl:block">
        {checked.map(({ region, results }) => {
          const [first, ...others] = TRIED_ACTIONS.map((action) => results[action]);
          const same = first && others.every(({ verdict }) => verdict === first.verdict) ? first : null;
          // Below each other, a row in which all is the same is told once.
          const cellLook = same ? "max-xl:hidden" : cell;
          return (
            <DataRow key={region} className="max-xl:block max-xl:py-2">
              <DataRowHeader className="max-xl:flex max-xl:flex-wrap max-xl:justify-between max-xl:gap-x-3 max-xl:py-1">
                <span>
                  <span className="font-medium text-strong xl:block">{regionName(region)}</span>{" "}
                  <span className="font-mono text-xs text-muted">{region}</span>
                </span>
                {same && (
                  <div className="xl:hidden">
                    <PermissionMark result={same} />
                  </div>
                )}
              </DataRowHeader>
              {TRIED_ACTIONS.map((action) => (
                <DataCell key={action} className={cellLook}>
                  <span aria-hidden="true" className="font-mono text-xs text-muted xl:hidden">
                    {action}
                  </span>
                  <div>
                    <PermissionMark result={results[action]} />
                  </div>
                </DataCell>
              ))}
              <DataCell className={cellLook}>
                <span aria-hidden="true" className="font-mono text-xs text-muted xl:hidden">
                  InstanceEnableSSL
                </span>
                <StateMark shape="ring" tone="muted">
                  {t("notTried")}
                </StateMark>
              </DataCell>
            </DataRow>
          );
        })}
      </DataBody>
    </DataTable>
  );
}
