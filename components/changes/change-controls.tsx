"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { ChangeDetail } from "@/lib/domain/change-page";
import { notStarted } from "@/lib/domain/not-started";
import { ControlFailure } from "./control-failure";
import { StartNow } from "./start-now";
import { StoppedRegions } from "./stopped-regions";
import { useControlChange } from "./use-control-change";

const loadDialog = () => import("./cancel-dialog");
const CancelDialog = onDemandDialog(async () => (await loadDialog()).CancelDialog);

/** Why a change is paused, and the buttons that pause, resume and cancel it, for those who may. Nothing for one that has ended. */
export function ChangeControls({
  change,
  mayControl,
}: {
  readonly change: ChangeDetail;
  readonly mayControl: boolean;
}) {
  const t = useTranslations("changes");
  const { steer, pending, error, reset } = useControlChange(change.id);
  const pause = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const { pauseReason } = change;
  // What waits for its approval has its own buttons.
  if (change.endedAt !== null || pauseReason === "approval") return null;
  // A change of one instance has nothing that waits for another, unless it waits for its time.
  if (change.items === 1 && change.startKind === "now") return null;
  const left = notStarted(change);
  const prepare = () => void loadDialog().catch(() => undefined);
  return (
    <div className="mx-4 mt-4 flex max-w-3xl flex-col gap-3">
      <StoppedRegions
        change={change}
        pending={pending === "resume"}
        onRetry={mayControl ? () => steer("resume") : null}
      />
      {pauseReason && pauseReason !== "permission" && (
        <Alert tone={pauseReason === "failure" ? "danger" : "warning"} title={t(`paused.title.${pauseReason}`)}>
          <p>
            {t("paused.left", { count: left })} {t(`paused.body.${pauseReason}`)}
          </p>
        </Alert>
      )}
      {change.target === "rotate" && <p className="text-sm text-muted">{t("owed")}</p>}
      {mayControl && (
        <div className="flex flex-wrap gap-2">
          {/* One button in both states, so that it keeps the focus of who pressed it. */}
          <Button
            ref={pause}
            variant={pauseReason ? "primary" : "secondary"}
            pending={pending === "pause" || pending === "resume"}
            onClick={() => steer(pauseReason ? "resume" : "pause")}
          >
            {t(pauseReason ? "control.resume" : "control.pause")}
          </Button>
          <StartNow change={change} focusAfter={pause} />
          {left > 0 && (
            <Button
              onPointerEnter={prepare}
              onFocus={prepare}
              onClick={() => {
                reset();
                setAsked("open");
              }}
            >
              {t("control.cancel")}
            </Button>
          )}
        </div>
      )}
      {error && asked !== "open" && <ControlFailure error={error} />}
      {asked !== "never" && (
        <CancelDialog
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
          change={change}
          pending={pending === "cancel"}
          error={error}
          onConfirm={() => steer("cancel", () => setAsked("closed"))}
        />
      )}
    </div>
  );
}
