"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { callDocument, tccliLine } from "@/lib/domain/change-preview";
import type { ShownReview } from "@/lib/domain/change-review";
import { KEYBOARD_SCROLL } from "./keyboard-scroll";

/** Enough to see what they look like; the copy holds all. */
const SHOWN = 20;

/** The calls that the change would make, for whoever wants to see or keep them: a dry run. */
export function CallPreview({ review: { eligible, hosts, target } }: { readonly review: ShownReview }) {
  const t = useTranslations("bulk.review");
  const lines = eligible.map((instance) => tccliLine(instance, target, hosts));
  const documents = eligible.map((instance) => callDocument(instance, target, hosts));
  const shown = documents.slice(0, SHOWN).map((call) => JSON.stringify(call));
  return (
    <details>
      <summary className="w-fit rounded-sm font-semibold text-strong">{t("calls")}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <p className="text-sm text-muted">{t("callsBody")}</p>
        <CallText title="tccli" copy={t("copyTccli")} value={lines.join("\n")} shown={lines.slice(0, SHOWN)} />
        <CallText title="JSON" copy={t("copyJson")} value={JSON.stringify(documents, null, 2)} shown={shown} />
        {lines.length > SHOWN && (
          <p className="text-sm text-muted">{t("callsMore", { count: lines.length - SHOWN })}</p>
        )}
      </div>
    </details>
  );
}

type CallTextProps = {
  readonly title: string;
  readonly copy: string;
  readonly value: string;
  readonly shown: readonly string[];
};

function CallText({ title, copy, value, shown }: CallTextProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <h4 className="text-sm font-medium text-strong">{title}</h4>
        <CopyButton value={value} label={copy} text={copy} />
      </div>
      <pre
        {...KEYBOARD_SCROLL}
        className="max-h-48 overflow-auto rounded border border-line bg-page p-3 font-mono text-xs"
      >
        {shown.join("\n")}
      </pre>
    </div>
  );
}
