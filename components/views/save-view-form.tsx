"use client";
import { useTranslations } from "next-intl";
import { type Ref, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { saveView } from "@/lib/actions/views";
import type { ListColumn } from "@/lib/domain/list-columns";
import { VIEW_NAME_MAX } from "@/lib/domain/saved-view";
import { ActFailure } from "./act-failure";
import { useViewAct } from "./use-view-act";

type SaveViewFormProps = {
  /** What the list shows now. */
  readonly query: string;
  readonly columns: readonly ListColumn[];
  readonly mayShare: boolean;
  readonly field: Ref<HTMLInputElement>;
  readonly onSaved: (viewId: string) => void;
};

/** Saves what the list shows now under a name. */
export function SaveViewForm({ query, columns, mayShare, field, onSaved }: SaveViewFormProps) {
  const t = useTranslations("views.save");
  const heading = useId();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const { mutate, error, isPending } = useViewAct<{ viewId: string }>(({ viewId }) => onSaved(viewId));
  return (
    <form
      aria-labelledby={heading}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) mutate(() => saveView({ name, query, columns: [...columns], shared }));
      }}
    >
      <h3 id={heading} className="font-medium text-strong">
        {t("title")}
      </h3>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField
          ref={field}
          label={t("name")}
          className="grow basis-56"
          maxLength={VIEW_NAME_MAX}
          autoComplete="off"
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {mayShare && (
          <Checkbox
            label={t("shared")}
            className="h-9"
            checked={shared}
            onChange={({ target }) => setShared(target.checked)}
          />
        )}
        <Button type="submit" variant="primary" pending={isPending}>
          {t("save")}
        </Button>
      </div>
      <ActFailure error={error} />
    </form>
  );
}
