"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OpenRotationButton } from "@/components/rotations/open-rotation-button";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { newIntentId } from "@/lib/client/intent-id";
import type { InstanceSelection } from "@/lib/domain/instance-selection";
import { CHANGE_TARGETS, type ChangeTarget } from "@/lib/domain/ssl-state";
import { CertificatesButton } from "./certificates-button";
import { measuredBar } from "./measured-bar";
import type { Selection } from "./use-selection";

const loadReview = () => import("./review-dialog");
const ReviewDialog = onDemandDialog(async () => (await loadReview()).ReviewDialog);
const prepare = () => void loadReview().catch(() => undefined);

type Asked = { readonly target: ChangeTarget; readonly selection: InstanceSelection; readonly intentId: string };

/** What can be done with a selection; loaded with the first one. */
export function SelectionActions({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("bulk");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const { chosen, count } = selection;
  // One intent for each opened review: pressing twice, or again after a lost answer, is the same one.
  const ask = (target: ChangeTarget) => {
    setAsked({ target, selection: chosen, intentId: newIntentId() });
    setOpen(true);
  };
  return (
    <>
      {count > 0 && (
        <div ref={measuredBar} className="flex flex-wrap gap-2">
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
