"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { notStarted } from "@/lib/domain/not-started";
import { useControlChange } from "./use-control-change";

const loadDialog = () => import("./start-now-dialog");
const StartNowDialog = onDemandDialog(async () => (await loadDialog()).StartNowDialog);

type StartNowProps = {
  readonly change: ChangeSummary;
  /** What has the focus once this button is gone. */
  readonly focusAfter: RefObject<HTMLElement | null>;
};

/** Starts a planned change before its time, once confirmed. Nothing for one that waits for no time and no window. */
export function StartNow({ change, focusAfter }: StartNowProps) {
  const t = useTranslations("changes.startNow");
  const button = useRef<HTMLButtonElement>(null);
  const done = useRef(false);
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const { steer, pending, error, reset } = useControlChange(change.id);
  const count = notStarted(change);
  const waits = change.startKind === "window" || (change.startsAt !== null && change.begunAt === null);
  const prepare = () => void loadDialog().catch(() => undefined);
  return (
    <>
      {waits && count > 0 && (
        <Button
          ref={button}
          onPointerEnter={prepare}
          onFocus={prepare}
          onClick={() => {
            reset();
            setAsked("open");
          }}
        >
          {t("button")}
        </Button>
      )}
      {asked !== "never" && (
        <StartNowDialog
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
          count={count}
          target={change.target}
          paused={change.pauseReason !== null}
          pending={pending === "start-now"}
          error={error}
          onConfirm={() =>
            steer("start-now", () => {
              done.current = true;
              setAsked("closed");
            })
          }
          returnFocus={() => (done.current ? focusAfter.current : button.current)}
        />
      )}
    </>
  );
}
