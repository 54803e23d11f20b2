"use client";
import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import type { RotationSummary } from "@/lib/domain/rotation-page";
import { RotationStateMark } from "./rotation-state-mark";

type Shown = Pick<RotationSummary, "state" | "closed" | "items">;

/** How many of a rotation's instances are closed, in words and as a bar. */
export function RotationProgress({ rotation }: { readonly rotation: Shown }) {
  const t = useTranslations("rotations");
  const { state, closed, items } = rotation;
  const text = t("progress", { closed, items });
  return (
    <div className="flex max-w-sm flex-col gap-1">
      <div className="flex flex-wrap items-start gap-x-3">
        <RotationStateMark state={state} />
        {state !== "cancelled" && <span className="text-muted tabular-nums">{text}</span>}
      </div>
      {state === "open" && <Progress label={t("progressLabel")} value={closed} max={items} text={text} />}
    </div>
  );
}
