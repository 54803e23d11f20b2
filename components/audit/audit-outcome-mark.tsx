"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import type { AuditRow } from "@/lib/domain/audit-page";

const LOOKS: Record<AuditOutcome, { readonly shape: Shape; readonly tone: Tone }> = {
  intent: { shape: "ring", tone: "neutral" },
  succeeded: { shape: "filled", tone: "positive" },
  refused: { shape: "slash", tone: "danger" },
  failed: { shape: "octagon", tone: "danger" },
  unknown: { shape: "dashed", tone: "muted" },
  needs_attention: { shape: "hand", tone: "warning" },
  skipped: { shape: "slash", tone: "muted" },
};

/** How it ended; "Intended" rows were written before the effect. */
export function AuditOutcomeMark({ row }: { readonly row: AuditRow }) {
  const t = useTranslations("audit.outcome");
  if (row.outcome === null) return row.outcomeText;
  return <StateMark {...LOOKS[row.outcome]}>{t(row.outcome)}</StateMark>;
}
