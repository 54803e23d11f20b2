"use client";
import { useTranslations } from "next-intl";
import { CallTextBlock } from "@/components/calls/call-text-block";
import { callDocument, tccliLine } from "@/lib/domain/change-preview";
import type { ShownReview } from "@/lib/domain/change-review";
import { callsOf } from "@/lib/domain/rotation";

/** Enough to see what they look like; the copy holds all. */
const SHOWN = 20;

/** The calls that the change would make, for whoever wants to see or keep them: a dry run. */
export function CallPreview({ review: { eligible, hosts, target } }: { readonly review: ShownReview }) {
  const t = useTranslations("bulk.review");
  const calls = eligible.flatMap((instance) => callsOf(target).map((one) => [instance, one, hosts] as const));
  const lines = calls.map((call) => tccliLine(...call));
  const documents = calls.map((call) => callDocument(...call));
  const shown = documents.slice(0, SHOWN).map((call) => JSON.stringify(call));
  return (
    <details>
      <summary className="w-fit rounded-sm font-semibold text-strong">{t("calls")}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <p className="text-sm text-muted">{t(target === "rotate" ? "callsBodyRotate" : "callsBody")}</p>
        <CallTextBlock
          title="tccli"
          copy={t("copyTccli")}
          value={lines.join("\n")}
          shown={lines.slice(0, SHOWN).join("\n")}
        />
        <CallTextBlock
          title="JSON"
          copy={t("copyJson")}
          value={JSON.stringify(documents, null, 2)}
          shown={shown.join("\n")}
        />
        {lines.length > SHOWN && (
          <p className="text-sm text-muted">{t("callsMore", { count: lines.length - SHOWN })}</p>
        )}
      </div>
    </details>
  );
}
