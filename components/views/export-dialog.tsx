"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { FetchFailure, fetchAnswer } from "@/lib/client/fetch-json";
import { saveFile } from "@/lib/client/save-file";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { exportPath } from "@/lib/domain/export-path";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { REPORT_FORMATS, type ReportFormat } from "@/lib/domain/report-format";

type ExportDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly filter: InstanceFilter;
  readonly count: number;
};

/** The name that the server gave the file. */
function fileName(answer: Response, format: ReportFormat): string {
  return (
    /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `mongodb-instances.${format}`
  );
}

/** All that the filter matches as a file. It is handed over only when it is whole; closing the dialog ends it. */
export function ExportDialog({ open, onOpenChange, filter, count }: ExportDialogProps) {
  const t = useTranslations("views.exported");
  const refusal = useRefusalText();
  const first = useRef<HTMLButtonElement>(null);
  const running = useRef<AbortController | null>(null);
  const { mutate, reset, data, error, isPending, variables } = useMutation({
    mutationFn: async (format: ReportFormat) => {
      running.current = new AbortController();
      const answer = await fetchAnswer(exportPath(filter, format), running.current.signal);
      const name = fileName(answer, format);
      saveFile(name, await answer.blob());
      return name;
    },
  });
  useEffect(() => {
    if (open) return;
    running.current?.abort();
    reset();
  }, [open, reset]);
  const failure = error instanceof FetchFailure ? error.failure : null;
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body", { count })}
      initialFocus={first}
      actions={<Button onClick={() => onOpenChange(false)}>{t("close")}</Button>}
    >
      <ul className="flex flex-col gap-3">
        {REPORT_FORMATS.map((format, index) => (
          <li key={format} className="flex flex-col items-start gap-1">
            <Button
              ref={index === 0 ? first : undefined}
              pending={isPending && variables === format}
              aria-disabled={isPending || undefined}
              onClick={() => mutate(format)}
            >
              {t(format)}
            </Button>
            <p className="text-sm text-muted">{t(`${format}Is`)}</p>
          </li>
        ))}
      </ul>
      <StatusText>{data && t("done", { name: data })}</StatusText>
      {error && (
        <Alert title={t("failed")}>
          <p>{failure ? refusal(failure) : t("cutOff")}</p>
        </Alert>
      )}
    </DialogFrame>
  );
}
