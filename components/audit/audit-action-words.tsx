"use client";
import { useTranslations } from "next-intl";
import type { ApprovalPolicy } from "@/lib/domain/approval-policy";
import type { AuditRow } from "@/lib/domain/audit-page";
import { isRole } from "@/lib/domain/permission";
import { AUDIT_ACTION_KEY } from "./audit-action-key";

/** What was done, in words, and to whom when it concerns a person. An action of another version is shown as it was written. */
export function AuditActionWords({ row }: { readonly row: AuditRow }) {
  const t = useTranslations("audit");
  const roles = useTranslations("shell.role");
  const policyWords = ({ scope, largerThan, soloUserId }: ApprovalPolicy) =>
    [t(`policy.${scope}`, { count: largerThan }), soloUserId && t("policy.solo")].filter(Boolean).join(", ");
  const download =
    row.format && (row.count === null ? row.format : t("several", { format: row.format, count: row.count }));
  const about = [download, row.viewName, row.email, row.role && (isRole(row.role) ? roles(row.role) : row.role)]
    .filter(Boolean)
    .join(" · ");
  const target = row.target && t(`action.ssl_change_${row.target}`);
  const words =
    row.action === "ssl.change" && target
      ? target
      : row.action
        ? t(`action.${AUDIT_ACTION_KEY[row.action]}`)
        : row.actionText;
  return (
    <>
      <p className="text-strong">{words}</p>
      {target && words !== target && <p className="text-sm text-muted">{target}</p>}
      {row.policy && (
        <p className="text-sm text-muted">
          {policyWords(row.policy.before)} → {policyWords(row.policy.after)}
        </p>
      )}
      {row.budget && (
        <p className="text-sm text-muted">
          {t("budget", { count: row.budget.before })} → {t("budget", { count: row.budget.after })}
        </p>
      )}
      {about && <p className="text-sm text-muted [overflow-wrap:anywhere]">{about}</p>}
    </>
  );
}
