"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { FetchFailure, fetchAnswer } from "@/lib/client/fetch-json";
import { saveFile } from "@/lib/client/save-file";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import {
  COLLECTION_FORMATS,
  COLLECTION_KEYS_MAX,
  type CollectionFormat,
  collectionPath,
} from "@/lib/domain/certificate-collection";
import { type InstanceSelection, selectionCount } from "@/lib/domain/instance-selection";
import { DialogFrame } from "./dialog-frame";

type CertificatesDialogProps = {
  readonly selection: InstanceSelection;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

const NAMES: Record<CollectionFormat, string> = {
  zip: "MongoDB-CA-certificates.zip",
  bundle: "MongoDB-CA-bundle.crt",
  p12: "MongoDB-CA-truststore.p12",
};

/** The CA certificates of many instances as one file; a refusal is told here instead of on a page of its own. */
export function CertificatesDialog({ selection, open, onOpenChange }: CertificatesDialogProps) {
  const t = useTranslations("bulk.certificates");
  const refusal = useRefusalText();
  const first = useRef<HTMLButtonElement>(null);
  const download = useMutation({
    mutationFn: async (format: CollectionFormat) => {
      const path = collectionPath(selection, format);
      if (path === null) return null;
      saveFile(NAMES[format], await (await fetchAnswer(path)).blob());
      return NAMES[format];
    },
  });
  const tooMany = collectionPath(selection, "zip") === null;
  const failure = download.error instanceof FetchFailure ? download.error.failure : null;
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body", { count: selectionCount(selection) })}
      initialFocus={first}
      actions={<Dialog.Close render={<Button />}>{t("close")}</Dialog.Close>}
    >
      {tooMany && <Alert role="note" tone="info" title={t("tooManyKeys", { max: COLLECTION_KEYS_MAX })} />}
      <ul className="flex flex-col gap-3">
        {COLLECTION_FORMATS.map((format, index) => (
          <li key={format} className="flex flex-col items-start gap-1">
            <Button
              ref={index === 0 ? first : undefined}
              aria-disabled={tooMany || undefined}
              pending={download.isPending && download.variables === format}
              onClick={() => download.mutate(format)}
            >
              {t(format)}
            </Button>
            <p className="text-sm text-muted">{t(`${format}Is`)}</p>
          </li>
        ))}
      </ul>
      <StatusText>{download.data && t("done", { name: download.data })}</StatusText>
      {download.error && (
        <Alert title={t("failed")}>
          <p>{failure ? refusal(failure) : t("unreachable")}</p>
        </Alert>
      )}
    </DialogFrame>
  );
}
