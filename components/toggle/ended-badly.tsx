"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { MonoValue } from "@/components/ui/mono-value";
import { TextLink } from "@/components/ui/text-link";
import type { InstanceChange, InstanceRow } from "@/lib/domain/instance-page";
import { useToggle } from "./toggle-context";

/** A change that failed or needs a person: what happened, to which instance, the code, what it means now, what to do. */
export function EndedBadly({ row, change }: { readonly row: InstanceRow; readonly change: InstanceChange }) {
  const t = useTranslations("toggle");
  const words = useTranslations("common");
  const state = useTranslations("state.ssl");
  const { maySwitch, ask, prepare } = useToggle();
  const doubtful = change.state === "needs_attention";
  const stillWanted = maySwitch && row.sslState !== change.target;
  return (
    <Alert
      tone={doubtful ? "warning" : "danger"}
      title={t(`${doubtful ? "attention" : "failed"}.${change.target}`, { id: row.instanceId })}
      actions={
        <>
          {stillWanted && (
            <Button
              size="small"
              onPointerEnter={prepare}
              onFocus={prepare}
              onClick={() => ask({ row, target: change.target, again: doubtful ? change.itemId : null })}
            >
              {doubtful ? t("sendAgain") : words("tryAgain")}
            </Button>
          )}
          <TextLink href={`/changes/${change.changeId}`} prefetch={false} className="text-sm">
            {t("details")}
          </TextLink>
        </>
      }
    >
      {change.errorCode && (
        <p>
          <ErrorCode code={change.errorCode} />
        </p>
      )}
      {change.errorMessage && (
        <p className="text-sm text-muted" lang="en">
          {change.errorMessage}
        </p>
      )}
      <p>
        {t("lastRead", { state: state(row.sslState) })}{" "}
        {change.advice && <AdviceText advice={change.advice} code={change.errorCode} />}
      </p>
      {change.requestId && (
        <p className="flex flex-wrap items-start gap-x-1.5 text-sm">
          <span className="text-muted">{words("requestId")}</span>
          <MonoValue value={change.requestId} />
        </p>
      )}
    </Alert>
  );
}
