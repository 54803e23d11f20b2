"use client";
import { clsx } from "clsx";
import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { StatusText } from "@/components/ui/status-text";
import type { Selection } from "./use-selection";

const SelectionSummary = onDemand(async () => (await import("./selection-summary")).SelectionSummary);
const SelectionActions = onDemand(async () => (await import("./selection-actions")).SelectionActions);

/** What is selected and what can be done with it. It lies over the foot of the page, so that no row moves when the first one is ticked; app/globals.css makes room below. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const some = selection.count > 0;
  const [ever, setEver] = useState(some);
  if (some && !ever) setEver(true);
  return (
    <div
      data-selection-bar={some || undefined}
      className={clsx(
        some &&
          "fixed inset-x-0 bottom-(--foot) z-20 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-overlay px-4 py-2.5 md:left-20",
      )}
    >
      <StatusText className="min-w-0">{some && <SelectionSummary selection={selection} />}</StatusText>
      {/* It stays for the review that it has opened. */}
      {ever && <SelectionActions selection={selection} />}
    </div>
  );
}
