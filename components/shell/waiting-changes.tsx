"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Fleet } from "@/lib/client/fleet-query";
import { useFleet } from "@/lib/client/use-fleet";

type WaitingChangesProps = {
  readonly initial: Fleet;
  /** In words for assistive technology, instead of the number at the sign. */
  readonly inWords?: boolean;
};

/** How many changes wait for the reader's approval; nothing where none does. */
export function WaitingChanges({ initial, inWords = false }: WaitingChangesProps) {
  const t = useTranslations("shell.nav");
  const { waiting } = useFleet(initial).fleet.approvals;
  if (waiting === 0) return null;
  if (inWords) return <span className="sr-only">{t("waiting", { count: waiting })}</span>;
  return (
    <span aria-hidden="true" className="absolute -top-1 left-full -ml-1.5 bg-panel">
      <Badge tone="info">{waiting}</Badge>
    </span>
  );
}
