"use client";
import { useDurationText } from "@/lib/client/use-duration-text";
import { useNow } from "@/lib/client/use-now";

/** The time since an instant (ISO 8601), ticking: "1 min 20 s". Not read out: it would never stop. */
export function Elapsed({ since }: { readonly since: string }) {
  const text = useDurationText()(useNow("second") - Date.parse(since));
  return (
    <span className="tabular-nums" suppressHydrationWarning>
      {text}
    </span>
  );
}
