"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { MonoValue } from "@/components/ui/mono-value";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeItemView } from "@/lib/domain/change-page";

/** What there is to know of an item besides its state: why it waits, what the API said, what to do next, where it was sent again. */
export function ItemOutcome({ item }: { readonly item: ChangeItemView }) {
  const t = useTranslations("changes");
  const common = useTranslations("common");
  const state = useTranslations("state");
  const { retryUntil, takenOver } = item;
  return (
    <div className="flex min-w-0 flex-col items-start gap-1 text-sm [overflow-wrap:anywhere]">
      {item.offStep && <FirstStep step={item.offStep} />}
      {item.skipReason && <p>{state(`skip.${item.skipReason}`)}</p>}
      {item.answerLost && <p>{t("answerLost")}</p>}
      {retryUntil && <p>{t.rich("waiting", { when: () => <TimeText at={retryUntil} show="absolute" /> })}</p>}
      {item.slow && <p>{t("slow")}</p>}
      {item.errorCode && <ErrorCode code={item.errorCode} />}
      {item.errorMessage && (
        <p className="text-muted" lang="en">
          {item.errorMessage}
        </p>
      )}
      {takenOver && (
        <p className="text-strong">
          {t.rich("takeOver.by", {
            name: takenOver.by,
            when: () => <TimeText key="when" at={takenOver.at} show="absolute" />,
          })}{" "}
          <span className="whitespace-pre-line text-body">{takenOver.reason}</span>
        </p>
      )}
      {item.leftOff && (
        <p className="text-strong">
          {t.rich("leaveOff.by", {
            name: item.leftOff.by,
            when: () => <TimeText key="when" at={item.leftOff?.at ?? ""} show="absolute" />,
          })}{" "}
          <span className="whitespace-pre-line text-body">{item.leftOff.reason}</span>
        </p>
      )}
      {item.advice && (
        <p className="max-w-prose">
          <AdviceText advice={item.advice} code={item.errorCode} />
        </p>
      )}
      {item.retryOf && <p className="text-muted">{t("retryOf")}</p>}
      {item.retriedBy && <TextLink href={`/changes/${item.retriedBy}`}>{t("sentAgain")}</TextLink>}
      {item.requestId && (
        <p className="flex flex-wrap gap-x-1.5">
          <span className="text-muted">{common("requestId")}</span>
          <MonoValue value={item.requestId} />
        </p>
      )}
    </div>
  );
}

/** What the first step of a rotation had: when SSL was seen off, its flow and its RequestId. */
function FirstStep({ step: { at, flowId, requestId } }: { readonly step: NonNullable<ChangeItemView["offStep"]> }) {
  const t = useTranslations("changes");
  const common = useTranslations("common");
  const kept: readonly (readonly [string, string | null])[] = [
    [t("column.flow"), flowId],
    [common("requestId"), requestId],
  ];
  return (
    <>
      {at && <p>{t.rich("firstStep", { when: () => <TimeText key="when" at={at} show="absolute" /> })}</p>}
      {kept.map(
        ([name, value]) =>
          value && (
            <p key={name} className="flex flex-wrap gap-x-1.5">
              <span className="text-muted">
                {t("firstFlow")} {name}
              </span>
              <MonoValue value={value} />
            </p>
          ),
      )}
    </>
  );
}
