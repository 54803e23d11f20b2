"use client";
import { useTranslations } from "next-intl";
import { ErrorCode } from "@/components/errors/error-code";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { PermissionResult, PermissionVerdict } from "@/lib/domain/permission-check";

const LOOK = {
  works: ["filled", "positive"],
  denied: ["octagon", "danger"],
  key: ["triangle", "danger"],
  no_service: ["slash", "muted"],
  not_told: ["dashed", "muted"],
} as const satisfies Record<PermissionVerdict, readonly [Shape, Tone]>;

/** What a try told: shape, word and colour; the code where the word alone would not do. */
export function PermissionMark({ result: { verdict, code } }: { readonly result: PermissionResult }) {
  const t = useTranslations("permissions.verdict");
  const [shape, tone] = LOOK[verdict];
  return (
    <>
      <StateMark shape={shape} tone={tone}>
        {t(verdict)}
      </StateMark>
      {code && verdict !== "works" && verdict !== "no_service" && (
        <p>
          <ErrorCode code={code} />
        </p>
      )}
    </>
  );
}
