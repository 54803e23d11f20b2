import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TimeText } from "@/components/ui/time-text";
import type { MemberRow } from "@/lib/domain/member";
import { RemoveButton } from "./remove-button";
import { RoleForm } from "./role-form";

type MemberListProps = { readonly members: readonly MemberRow[]; readonly ownUserId: string; readonly label: string };

/** Everybody with a role: who, which role, since when. */
export function MemberList({ members, ownUserId, label }: MemberListProps) {
  const t = useTranslations("members");
  return (
    <ul aria-label={label} tabIndex={-1} className="flex max-w-4xl flex-col">
      {members.map((member) => (
        <li
          key={member.userId}
          className="flex flex-col gap-2 border-b border-line py-2.5 sm:flex-row sm:items-start sm:justify-between sm:gap-4"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-strong [overflow-wrap:anywhere]">
              <bdi>{member.name}</bdi>
              {member.userId === ownUserId && <Badge>{t("you")}</Badge>}
            </p>
            <p className="text-sm text-muted [overflow-wrap:anywhere]">
              {member.email} · {t.rich("since", { time: () => <TimeText at={member.joinedAt} show="date" /> })}
            </p>
          </div>
          <div className="flex shrink-0 items-start justify-between gap-2">
            {/* A saved role starts the choice anew. */}
            <RoleForm key={member.role} member={member} />
            <RemoveButton member={member} />
          </div>
        </li>
      ))}
    </ul>
  );
}
