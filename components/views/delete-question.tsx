"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { deleteView } from "@/lib/actions/views";
import type { SavedView } from "@/lib/domain/saved-view";
import type { ViewAct } from "./use-view-act";

type DeleteQuestionProps = {
  readonly view: SavedView;
  readonly act: ViewAct;
  readonly onEnd: () => void;
};

/** Asks before a view goes; the safe answer has the focus. */
export function DeleteQuestion({ view, act, onEnd }: DeleteQuestionProps) {
  const t = useTranslations("views.act");
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="mb-1.5 [overflow-wrap:anywhere]">
        {t(view.shared ? "deleteShared" : "deleteOwn", { name: view.name })}
      </legend>
      <Button ref={keep} onClick={onEnd}>
        {t("keep")}
      </Button>
      <Button
        variant="danger"
        pending={act.isPending}
        onClick={() => act.mutate(() => deleteView({ viewId: view.id }))}
      >
        {t("deleteIt")}
      </Button>
    </fieldset>
  );
}
