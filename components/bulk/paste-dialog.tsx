"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { TextArea } from "@/components/ui/text-area";
import { findInstances } from "@/lib/actions/inventory";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { CHANGE_ITEMS_MAX } from "@/lib/domain/change-settings";
import { type FoundInstances, type PastedIds, parsePastedIds } from "@/lib/domain/pasted-ids";
import { DialogFrame } from "./dialog-frame";
import { IdList } from "./id-list";

type PasteDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onFound: (keys: FoundInstances["keys"]) => void;
};

/** Takes ids from a sheet or a ticket into the selection, and names those that nobody knows. */
export function PasteDialog({ open, onOpenChange, onFound }: PasteDialogProps) {
  const t = useTranslations("bulk.pasted");
  const words = useTranslations("bulk");
  const refusal = useRefusalText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<PastedIds | null>(null);
  const { mutate, data, error, isPending, reset } = useActionMutation(findInstances, {
    onSuccess: ({ keys, unknown }) => {
      onFound(keys);
      if (keys.length > 0 && unknown.length === 0 && asked?.other.length === 0) onOpenChange(false);
    },
  });
  const tooMany = ({ ids, cut }: PastedIds) => cut || ids.length > CHANGE_ITEMS_MAX;
  const look = () => {
    const parsed = parsePastedIds(text);
    setAsked(parsed);
    reset();
    if (parsed.ids.length > 0 && !tooMany(parsed)) mutate({ ids: [...parsed.ids] });
  };
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body")}
      initialFocus={field}
      actions={
        <>
          <Dialog.Close render={<Button />}>{t("close")}</Dialog.Close>
          <Button variant="primary" pending={isPending} onClick={look}>
            {t("add")}
          </Button>
        </>
      }
    >
      <TextArea
        ref={field}
        label={t("field")}
        rows={8}
        spellCheck={false}
        autoComplete="off"
        value={text}
        error={
          asked && tooMany(asked)
            ? t("tooMany", { max: CHANGE_ITEMS_MAX })
            : asked?.ids.length === 0
              ? t("empty")
              : undefined
        }
        onChange={({ target }) => setText(target.value)}
      />
      <StatusText>{data && t("added", { count: data.keys.length })}</StatusText>
      {data && data.unknown.length > 0 && (
        <Alert tone="warning" title={t("unknown", { count: data.unknown.length })}>
          <IdList label={words("pasted.field")} ids={data.unknown} />
        </Alert>
      )}
      {data && asked && asked.other.length > 0 && (
        <Alert tone="warning" title={t("other", { count: asked.other.length })}>
          <IdList label={words("pasted.field")} ids={asked.other} />
        </Alert>
      )}
      {error && (
        <Alert title={t("failed")} actions={error.code === "outdated" && <ReloadButton />}>
          <p>{refusal(error)}</p>
        </Alert>
      )}
    </DialogFrame>
  );
}
