"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { renameView } from "@/lib/actions/views";
import { type SavedView, VIEW_NAME_MAX } from "@/lib/domain/saved-view";
import type { ViewAct } from "./use-view-act";

type RenameFormProps = {
  readonly view: SavedView;
  readonly act: ViewAct;
  readonly onEnd: () => void;
};

/** Another name for a view; the field stands where its buttons stood. */
export function RenameForm({ view, act, onEnd }: RenameFormProps) {
  const t = useTranslations("views.act");
  const common = useTranslations("common");
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(view.name);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.isPending) act.mutate(() => renameView({ viewId: view.id, name }));
      }}
    >
      <TextField
        ref={field}
        label={t("newName", { name: view.name })}
        className="grow basis-56"
        maxLength={VIEW_NAME_MAX}
        autoComplete="off"
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button onClick={onEnd}>{common("cancel")}</Button>
      <Button type="submit" variant="primary" pending={act.isPending}>
        {t("rename")}
      </Button>
    </form>
  );
}
