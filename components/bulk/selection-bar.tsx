"use client";
import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFilterWords } from "@/components/instances/use-filter-words";
import { OpenRotationButton } from "@/components/rotations/open-rotation-button";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { newIntentId } from "@/lib/client/intent-id";
import { isFiltered } from "@/lib/domain/instance-filter";
import type { InstanceSelection } from "@/lib/domain/instance-selection";
import { CHANGE_TARGETS, type ChangeTarget } from "@/lib/domain/ssl-state";
import { CertificatesButton } from "./certificates-button";
import { LOCKED_NOTE_ID } from "./select-checkbox";
import type { Selection } from "./use-selection";

const loadReview = () => import("./review-dialog");
const ReviewDialog = dynamic(async () => (await loadReview()).ReviewDialog, { ssr: false });
const prepare = () => void loadReview().catch(() => undefined);

type Asked = { readonly target: ChangeTarget; readonly selection: InstanceSelection; readonly intentId: string };

/** What is selected and what can be done with it. It lies over the foot of the page, so that no row moves when the first one is ticked; app/globals.css makes room below. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("bulk");
  const filterWords = useFilterWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const { chosen, count, elsewhere, locked } = selection;
  // One intent for each opened review: pressing twice, or again after a lost answer, is the same one.
  const ask = (target: ChangeTarget) => {
    setAsked({ target, selection: chosen, intentId: newIntentId() });
    setOpen(true);
  };
  const some = count > 0;
  return (
    <>
      <div
        data-selection-bar={some || undefined}
        className={clsx(
          some &&
            "fixed inset-x-0 bottom-[calc(3.5625rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-overlay px-4 py-2.5 md:bottom-0 md:left-20",
        )}
      >
        <StatusText className="min-w-0">
          {some && (
            <>
              <span className="font-medium text-strong tabular-nums">{t("selected", { count })}</span>
              {elsewhere > 0 && <span>, {t("elsewhere", { count: elsewhere })}</span>}
              {chosen.kind === "filter" && (
                <span className="block [overflow-wrap:anywhere]">
                  {isFiltered(chosen.filter)
                    ? t("matching.filter", { filters: filterWords(chosen.filter) })
                    : t("matching.all")}{" "}
                  {locked && <span id={LOCKED_NOTE_ID}>{t("locked")}</span>}
                </span>
              )}
            </>
          )}
        </StatusText>
        {some && (
          <div className="flex flex-wrap gap-2">
            {CHANGE_TARGETS.map((target) => (
              <Button key={target} onPointerEnter={prepare} onFocus={prepare} onClick={() => ask(target)}>
                {t(`change.${target}`)}
              </Button>
            ))}
            <CertificatesButton selection={chosen} />
            <OpenRotationButton selection={chosen} onOpened={selection.clear} />
            <Button variant="quiet" onClick={selection.clear}>
              {t("clear")}
            </Button>
          </div>
        )}
      </div>
      {asked && (
        <ReviewDialog
          key={asked.intentId}
          {...asked}
          open={open}
          onOpenChange={setOpen}
          onStarted={() => {
            setOpen(false);
            selection.clear();
          }}
        />
      )}
    </>
  );
}
