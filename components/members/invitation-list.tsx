"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { revokeInvitation } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { InvitationRow } from "@/lib/domain/member";

/** Invitations whose link still works; each can be revoked. */
export function InvitationList({ invitations }: { readonly invitations: readonly InvitationRow[] }) {
  const t = useTranslations("members.pending");
  const role = useTranslations("shell.role");
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const { mutate, isPending, variables, error } = useActionMutation(revokeInvitation, {
    // The button goes with its row.
    onSuccess: () => list.current?.focus(),
    onSettled: () => router.refresh(),
  });
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <FormFailure error={error} />
      {invitations.length === 0 && <p className="text-muted">{t("none")}</p>}
      <ul ref={list} tabIndex={-1} aria-label={t("title")} className="flex flex-col">
        {invitations.map(({ id, email, role: invitedRole, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2.5"
          >
            <div className="min-w-0">
              <p className="text-strong [overflow-wrap:anywhere]">{email}</p>
              <p className="text-sm text-muted">
                {role(invitedRole)} · {t.rich("expires", { time: () => <TimeText at={expiresAt} show="absolute" /> })}
              </p>
            </div>
            <Button
              size="small"
              pending={isPending && variables.invitationId === id}
              aria-label={t("revokeNamed", { email })}
              onClick={() => mutate({ invitationId: id })}
            >
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
