"use client";
import { useTranslations } from "next-intl";
import { AuditTable } from "@/components/audit/audit-table";
import { AUDIT_PAGE_SIZE } from "@/lib/domain/audit-filter";
import type { AuditRow } from "@/lib/domain/audit-page";

/** What the audit holds about a change, for those who may read it. */
export function ChangeHistory({ rows }: { readonly rows: readonly AuditRow[] }) {
  const t = useTranslations("changes");
  return (
    <section aria-labelledby="change-history" className="mt-6">
      <h2 id="change-history" className="px-4 pb-2 text-lg font-semibold text-strong">
        {t("history")}
      </h2>
      {rows.length === 0 ? (
        <p className="px-4 text-muted">{t("historyEmpty")}</p>
      ) : (
        <AuditTable label={t("history")} rows={rows} linkChange={false} />
      )}
      {rows.length === AUDIT_PAGE_SIZE && (
        <p className="px-4 py-2 text-sm text-muted">{t("historyAll", { count: AUDIT_PAGE_SIZE })}</p>
      )}
    </section>
  );
}
