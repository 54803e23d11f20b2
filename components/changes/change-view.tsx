"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApprovalPanel } from "@/components/approvals/approval-panel";
import { ToggleProvider } from "@/components/toggle/toggle-provider";
import { PageHeader } from "@/components/ui/page-header";
import { ReadFailure } from "@/components/ui/read-failure";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import { changeQuery } from "@/lib/client/changes-query";
import { ChangeControls } from "./change-controls";
import { ChangeHistory } from "./change-history";
import { ChangeItemsTable } from "./change-items-table";
import { ChangePlan } from "./change-plan";
import { ChangeProgress } from "./change-progress";
import { ChangeReport } from "./change-report";
import { ChangeTitle } from "./change-title";
import { EndedOffList } from "./ended-off-list";
import { RetryControls } from "./retry-controls";
import { SingleOutcome } from "./single-outcome";

type ChangeViewProps = {
  readonly changeId: string;
  readonly maySwitch: boolean;
  /** Whether the reader's role may pause, resume and cancel. */
  readonly mayControl: boolean;
};

/** One change: how far it is, each of its instances, and what was written about it. Follows by itself while it is open. */
export function ChangeView({ changeId, maySwitch, mayControl }: ChangeViewProps) {
  const t = useTranslations("changes");
  const query = useQuery(changeQuery(changeId));
  const { data: change } = query;
  const only = change?.rows.length === 1 ? change.rows[0] : undefined;
  return (
    <>
      <PageHeader
        back={<TextLink href="/changes">{t("back")}</TextLink>}
        actions={change && change.endedAt !== null && <ChangeReport changeId={change.id} />}
        title={change ? <ChangeTitle change={change} /> : t("titleOne")}
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
        <ToggleProvider maySwitch={maySwitch} rows={change.rows.flatMap((row) => row.instance ?? [])}>
          <ChangeProgress change={change} />
          {change.approval && <ApprovalPanel change={change} approval={change.approval} />}
          <EndedOffList rows={change.rows} mayControl={mayControl} />
          <ChangePlan change={change} />
          <ChangeControls change={change} mayControl={mayControl} />
          {maySwitch && <RetryControls change={change} />}
          {only && <SingleOutcome item={only} mayControl={mayControl} />}
          <section aria-label={t("itemsHeading")} className="mt-4 border-t border-line">
            <ChangeItemsTable
              rows={change.rows}
              stopped={new Set(change.stopped.map(({ region }) => region))}
              mayControl={mayControl}
            />
          </section>
          {change.history && <ChangeHistory rows={change.history} />}
        </ToggleProvider>
      )}
    </>
  );
}
