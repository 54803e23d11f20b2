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

type Finding = { readonly verdict: PermissionVerdict; readonly name: string; readonly regions: readonly string[] };

/** What does not work, an action at a time: with a key that is refused, every action fails alike. */
function findings(checked: readonly RegionPermissions[]): Finding[] {
  const where = (verdict: PermissionVerdict, action: (typeof TRIED_ACTIONS)[number]) =>
    checked.filter(({ results }) => results[action].verdict === verdict).map(({ region }) => region);
  const key = checked.filter(({ results }) => TRIED_ACTIONS.some((action) => results[action].verdict === "key"));
  return [
    { verdict: "key" as const, name: "", regions: key.map(({ region }) => region) },
    ...(["denied", "not_told"] as const).flatMap((verdict) =>
      TRIED_ACTIONS.map((action) => ({ verdict, name: action, regions: where(verdict, action) })),
    ),
  ].filter((finding) => finding.regions.length > 0);
}

function Findings({ checked }: { readonly checked: readonly RegionPermissions[] }) {
  const t = useTranslations("permissions.finding");
  const regionName = useRegionName();
  const found = findings(checked);
  if (found.length === 0) return null;
  return (
    <Alert role="note" tone="warning" title={t("title")} className="w-full max-w-3xl">
      <ul className="list-disc pl-5">
        {found.map(({ verdict, name, regions }) => {
          const places = regions.map(regionName).join(", ");
          return (
            <li key={`${verdict}/${name}`}>
              {verdict === "key" && t("key", { places })}
              {verdict === "denied" && t("denied", { action: name, places })}
              {verdict === "not_told" && t("notTold", { action: name, places })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
