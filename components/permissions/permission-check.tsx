"use client";
import { useTranslations } from "next-intl";
import { useRegionName } from "@/components/instances/use-region-name";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { StatusText } from "@/components/ui/status-text";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { type PermissionVerdict, type RegionPermissions, TRIED_ACTIONS } from "@/lib/domain/permission-check";
import { PermissionTable } from "./permission-table";
import { usePermissionCheck } from "./use-permission-check";

/** Tries what the console's key may do in each region, and says first what it may not. */
export function PermissionCheck({ regions }: { readonly regions: readonly string[] }) {
  const t = useTranslations("permissions");
  const words = useTranslations("common");
  const refusal = useRefusalText();
  const { checked, running, error, start, goOn } = usePermissionCheck(regions);
  const progress = t("progress", { done: checked.length, all: regions.length });
  const done = !running && !error && checked.length > 0;
  return (
    <div className="flex flex-col items-start gap-4">
      <ul className="max-w-prose list-disc pl-5 text-muted">
        <li>{t("how")}</li>
        <li>{t("enable")}</li>
      </ul>
      <Button variant="primary" pending={running} onClick={start}>
        {t(checked.length > 0 ? "again" : "start")}
      </Button>
      <StatusText className="w-full max-w-xl empty:hidden">
        {running && progress}
        {done && (findings(checked).length === 0 ? t("allWork") : t("done", { count: checked.length }))}
      </StatusText>
      {running && (
        <Progress
          label={t("progressLabel")}
          value={checked.length}
          max={regions.length}
          text={progress}
          className="max-w-xl"
        />
      )}
      {error && (
        <Alert
          title={t("failed", { done: checked.length, all: regions.length })}
          actions={
            <Button size="small" onClick={goOn}>
              {words("tryAgain")}
            </Button>
          }
        >
          <p>{refusal(error)}</p>
        </Alert>
      )}
      <Findings checked={checked} />
      {checked.length > 0 && <PermissionTable checked={checked} />}
    </div>
  );
}

type Finding = {
  readonly verdict: PermissionVerdict;
  readonly actions: readonly string[];
  readonly regions: readonly string[];
};

/** What does not work. Actions that fail in the same regions are told together; a key that is refused is about no action at all. */
function findings(checked: readonly RegionPermissions[]): Finding[] {
  const key = checked.filter(({ results }) => TRIED_ACTIONS.some((action) => results[action].verdict === "key"));
  const found = new Map<string, Finding>([
    ["key", { verdict: "key", actions: [], regions: key.map(({ region }) => region) }],
  ]);
  for (const verdict of ["denied", "not_told"] as const) {
    for (const action of TRIED_ACTIONS) {
      const regions = checked.filter(({ results }) => results[action].verdict === verdict).map(({ region }) => region);
      const place = `${verdict}/${regions.join()}`;
      found.set(place, { verdict, regions, actions: [...(found.get(place)?.actions ?? []), action] });
    }
  }
  return [...found.values()].filter(({ regions }) => regions.length > 0);
}

function Findings({ checked }: { readonly checked: readonly RegionPermissions[] }) {
  const t = useTranslations("permissions.finding");
  const regionName = useRegionName();
  const found = findings(checked);
  if (found.length === 0) return null;
  return (
    <Alert role="note" tone="warning" title={t("title")} className="w-full max-w-3xl">
      <ul className="list-disc pl-5">
        {found.map((finding) => {
          const { verdict } = finding;
          const places = finding.regions.map(regionName).join(", ");
          const actions = finding.actions.join(", ");
          return (
            <li key={`${verdict}/${places}`} className="[overflow-wrap:anywhere]">
              {verdict === "key" && t("key", { places })}
              {verdict === "denied" && t("denied", { actions, places })}
              {verdict === "not_told" && t("notTold", { actions, places })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
