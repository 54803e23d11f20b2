"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { PolicyDetails } from "@/components/errors/policy-details";
import { useRegionName } from "@/components/instances/use-region-name";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ChangeDetail } from "@/lib/domain/change-page";

type StoppedRegionsProps = {
  readonly change: Pick<ChangeDetail, "stopped" | "rows" | "pauseReason">;
  readonly pending: boolean;
  /** Not for those who may not steer the change. */
  readonly onRetry: (() => void) | null;
};

/** In which regions the key was refused, so that nothing more is sent there: how many wait, which permission is missing, and the way on. */
export function StoppedRegions({ change, pending, onRetry }: StoppedRegionsProps) {
  const t = useTranslations("changes.stopped");
  const common = useTranslations("common");
  const regionName = useRegionName();
  const { stopped, rows, pauseReason } = change;
  const waiting = (region: string) => rows.filter((row) => row.state === "queued" && row.region === region).length;
  const held = stopped.filter(({ region }) => waiting(region) > 0);
  if (held.length === 0) return null;
  return (
    <Alert
      title={t("title", { count: held.length })}
      actions={
        <>
          {/* A paused change has its own button. */}
          {onRetry && pauseReason === null && (
            <Button size="small" pending={pending} onClick={onRetry}>
              {common("tryAgain")}
            </Button>
          )}
          {held.some(({ missing }) => missing.length > 0) && <PolicyDetails />}
        </>
      }
    >
      <p>{t(pauseReason === "permission" ? "paused" : "others")}</p>
      <ul className="flex flex-col gap-1">
        {held.map(({ region, code, advice, missing }) => (
          <li key={region}>
            <span className="font-medium text-strong">
              {regionName(region)} ({region})
            </span>{" "}
            {t("waiting", { count: waiting(region) })} {code && <ErrorCode code={code} />}{" "}
            <AdviceText advice={advice} code={code} />
            {missing.length > 0 && (
              <>
                {" "}
                {t("missing")} <span className="font-mono text-sm">{missing.join(", ")}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
