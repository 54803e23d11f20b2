"use client";
import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/domain/audit-page";

/** Who did it, in which role, from which address. */
export function AuditActor({ row }: { readonly row: AuditRow }) {
  const t = useTranslations("audit");
  const roles = useTranslations("shell.role");
  // The program acts from no address; with one it acted for whoever was at the sign-in page.
  const byProgram = row.actorRole === "program";
  const stranger = byProgram && row.clientAddress !== null;
  const role = stranger ? null : byProgram ? t("program") : row.actorRole && roles(row.actorRole);
  return (
    <>
      <p className="text-strong [overflow-wrap:anywhere]">
        {stranger ? t("notSignedIn") : <ActorName text={row.actor} />}
      </p>
      <p className="text-sm text-muted">
        {role}
        {role && row.clientAddress && " · "}
        {row.clientAddress && <span className="font-mono [overflow-wrap:anywhere]">{row.clientAddress}</span>}
      </p>
    </>
  );
}

/** People are written down as "Name <email>"; one whose name is the email is shown once. */
function ActorName({ text }: { readonly text: string }) {
  const [, name, email] = /^(.*) <([^<>]+)>$/.exec(text) ?? [];
  if (name === undefined || email === undefined) return text;
  return (
    <>
      <bdi>{name}</bdi>
      {name !== email && <span className="block text-sm text-muted">{email}</span>}
    </>
  );
}
