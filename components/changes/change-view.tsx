"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AuditTable } from "@/components/audit/audit-table";
import { PageHeader } from "@/components/ui/page-header";
import { ReadFailure } from "@/components/ui/read-failure";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import { changeQuery } from "@/lib/client/changes-query";
import { AUDIT_PAGE_SIZE } from "@/lib/domain/audit-filter";
import { ChangeItemsTable } from "./change-items-table";
import { ChangeProgress } from "./change-progress";
import { ChangeTitle } from "./change-title";

/** One change: how far it is, each of its instances, and what was written about it. Follows by itself while it is open. */
export function ChangeView({ changeId }: { readonly changeId: string }) {
  const t = useTranslations("changes");
  const query = useQuery(changeQuery(changeId));
  const { data: change } = query;
  return (
    <>
      <PageHeader
        back={<TextLink href="/changes">{t("back")}</TextLink>}
        title={change ? <ChangeTitle change={change} /> : t("title")}
        description={
          change && (
            <>
              <p>
                {t.rich("askedBy", {
                  name: change.by,
                  when: () => <TimeText key="when" at={change.createdAt} show="absolute" />,
                })}
              </p>
              <p className="max-w-prose whitespace-pre-line text-body [overflow-wrap:anywhere]">
                {change.reason === "" ? t("noReason") : change.reason}
              </p>
            </>
          )
        }
      />
      <ReadFailure
        query={query}
        title={t("failed.title")}
        body={t("failed.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      {change && (
        <>
          <ChangeProgress change={change} />
          <section aria-label={t("itemsHeading")} className="mt-4 border-t border-line">
            <ChangeItemsTable rows={change.rows} />
          </section>
          {change.history && (
            <section aria-labelledby="change-history" className="mt-6">
              <h2 id="change-history" className="px-4 pb-2 text-lg font-semibold text-strong">
                {t("history")}
              </h2>
              {change.history.length === 0 ? (
                <p className="px-4 text-muted">{t("historyEmpty")}</p>
              ) : (
                <AuditTable label={t("history")} rows={change.history} linkChange={false} />
              )}
              {change.history.length === AUDIT_PAGE_SIZE && (
                <p className="px-4 py-2 text-sm text-muted">{t("historyAll", { count: AUDIT_PAGE_SIZE })}</p>
              )}
            </section>
          )}
        </>
      )}
    </>
  );
}
