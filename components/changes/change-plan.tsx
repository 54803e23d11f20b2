"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TimeText } from "@/components/ui/time-text";
import { useNow } from "@/lib/client/use-now";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { notStarted } from "@/lib/domain/not-started";

/** When a change starts and until when something of it may start; or that its time went by. Nothing for one that runs without a limit. */
export function ChangePlan({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes.plan");
  const { deadlineAt, endedAt, endReason, startsAt } = change;
  const timed = (at: string | null) => ({ when: () => (at ? <TimeText key="when" at={at} show="absolute" /> : null) });
  if (endReason === "missed" || endReason === "deadline") {
    const count = change.counts.cancelled ?? 0;
    const missed = endReason === "missed";
    return (
      <Alert tone="warning" title={t(missed ? "missed" : "ended", { count })} className="mx-4 mt-4 max-w-3xl">
        <p>
          {missed && startsAt ? t.rich("missedAt", timed(startsAt)) : t.rich("endedAt", timed(deadlineAt))}{" "}
          {t("left", { count })}
        </p>
      </Alert>
    );
  }
  if (endedAt !== null || notStarted(change) === 0) return null;
  return (
    <div className="mx-4 mt-2 flex max-w-3xl flex-col gap-0.5 empty:hidden">
      <Start change={change} />
      {deadlineAt && <p>{t.rich("deadline", timed(deadlineAt))}</p>}
    </div>
  );
}

function Start({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes.plan");
  const now = useNow("minute");
  const { begunAt, nextOpensAt, startKind, startsAt } = change;
  if (startsAt && begunAt === null)
    return (
      <>
        <p className="font-medium text-strong">
          {t.rich("starts", { when: () => <TimeText key="when" at={startsAt} /> })}
        </p>
        <p className="text-sm text-muted">{t("held")}</p>
      </>
    );
  if (startKind !== "window") return null;
  const open = nextOpensAt !== null && Date.parse(nextOpensAt) <= now;
  return (
    <>
      <p className="font-medium text-strong">
        {t("windows")}{" "}
        {nextOpensAt === null
          ? t("noWindow")
          : open
            ? t("openNow")
            : t.rich("next", { when: () => <TimeText key="when" at={nextOpensAt} /> })}
      </p>
      <p className="text-sm text-muted">{t("held")}</p>
    </>
  );
}
