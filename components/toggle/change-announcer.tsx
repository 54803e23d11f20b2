"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeTransitions } from "@/lib/client/change-transition";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** Reads out how changes of the shown rows begin and end. Always mounted, so that assistive technology listens; failures are alerts of their rows. */
export function ChangeAnnouncer({ rows }: { readonly rows: readonly InstanceRow[] }) {
  const t = useTranslations("toggle.announce");
  const [before, setBefore] = useState(rows);
  const [said, setSaid] = useState("");
  if (before !== rows) {
    setBefore(rows);
    const words = changeTransitions(before, rows).map(({ kind, row, target }) =>
      t(`${kind}.${target}`, { id: row.instanceId }),
    );
    if (words.length > 0) setSaid(words.join(" "));
  }
  return (
    <output aria-live="polite" className="sr-only">
      {said}
    </output>
  );
}
