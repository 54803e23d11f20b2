"use client";
import { useTranslations } from "next-intl";
import { AdviceText } from "@/components/errors/advice-text";
import { ErrorCode } from "@/components/errors/error-code";
import { MonoValue } from "@/components/ui/mono-value";
import type { InstanceChange, InstanceRow } from "@/lib/domain/instance-page";

/** The code and words of a change that ended badly, SSL as it was last read, what to do, the RequestId. */
export function EndedBadlyFacts({ row, change }: { readonly row: InstanceRow; readonly change: InstanceChange }) {
  const t = useTranslations("toggle");
  const words = useTranslations("common");
  const state = useTranslations("state.ssl");
  return (
    <>
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
    </>
  );
}
