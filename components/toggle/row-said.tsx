"use client";
import { useTranslations } from "next-intl";
import { ErrorCode } from "@/components/errors/error-code";
import { onDemand } from "@/components/ui/on-demand";
import { StatusText } from "@/components/ui/status-text";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import { isOpen } from "@/lib/domain/change-item";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { aimOfChange } from "@/lib/domain/instance-page";
import { useToggle } from "./toggle-context";
import { usePlannedText } from "./use-planned-text";

const EndedBadly = onDemand(async () => (await import("./ended-badly")).EndedBadly);
const EndedBadlyFacts = onDemand(async () => (await import("./ended-badly-facts")).EndedBadlyFacts);
const EndedOffAlert = onDemand(async () => (await import("./ended-off-alert")).EndedOffAlert);

/** First of all that a rotation has left SSL off. */
export function RowSaid({ row }: { readonly row: InstanceRow }) {
  const { change, endedOff } = row;
  if (!endedOff) return <ChangeSaid row={row} />;
  const ended = change?.itemId === endedOff.itemId ? change : null;
  return (
    <div className="flex flex-col gap-2">
      <EndedOffAlert row={row} endedOff={endedOff}>
        {ended && <EndedBadlyFacts row={row} change={ended} />}
      </EndedOffAlert>
      {!ended && <ChangeSaid row={row} />}
    </div>
  );
}

/** Why a change waits, that an answer was lost, how it ended badly. */
function ChangeSaid({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("toggle");
  const planned = usePlannedText();
  const { change } = row;
  const note = useToggle().noteOf(row);
  if (change?.state === "failed" || change?.state === "needs_attention")
    return <EndedBadly row={row} change={change} />;
  if (change?.waitsForApproval) {
    return (
      <StatusText className="flex flex-wrap gap-x-2">
        <span>{t(`approval.asked.${aimOfChange(change)}`, { by: change.by })}</span>
        <TextLink href={`/changes/${change.changeId}`} prefetch={false}>
          {t("details")}
        </TextLink>
      </StatusText>
    );
  }
  if (change && isOpen(change.state)) {
    const { retryUntil } = change;
    const held = planned(change);
    if (held)
      return (
        <p className="flex flex-wrap gap-x-2">
          {held}
          <TextLink href={`/changes/${change.changeId}`} prefetch={false}>
            {t("details")}
          </TextLink>
        </p>
      );
    if (!retryUntil && !change.answerLost && !change.slow) return null;
    return (
      <StatusText className="flex flex-wrap gap-x-2">
        {change.answerLost && <span>{t("answerLost")}</span>}
        {retryUntil && (
          <>
            <span>{t.rich("waiting", { time: () => <TimeText key="time" at={retryUntil} show="absolute" /> })}</span>
            {change.errorCode && <ErrorCode code={change.errorCode} />}
          </>
        )}
        {change.slow && <span>{t("slow")}</span>}
      </StatusText>
    );
  }
  return note ? <StatusText>{t(`already.${note.target}`, { id: row.instanceId })}</StatusText> : null;
}
