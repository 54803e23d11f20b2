"use client";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { REPORT_FORMATS } from "@/lib/domain/report-format";

/** The report of an ended change: as a file, or on paper. */
export function ChangeReport({ changeId }: { readonly changeId: string }) {
  const t = useTranslations("changes.report");
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {REPORT_FORMATS.map((format) => (
        <a
          key={format}
          href={`/api/changes/${encodeURIComponent(changeId)}/report?format=${format}`}
          download
          className={buttonClass()}
        >
          {t(format)}
        </a>
      ))}
      <Button onClick={() => window.print()}>{t("print")}</Button>
    </div>
  );
}
