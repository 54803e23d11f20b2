"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { endSession } from "@/lib/actions/account";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { SessionRow } from "@/lib/domain/session";
import { deviceName } from "./device-name";

/** The browsers in which the reader is signed in; each but this one can be ended. */
export function SessionList({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const t = useTranslations("settings.sessions");
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const { mutate, isPending, variables, error } = useActionMutation(endSession, {
    // The button goes with its row.
    onSuccess: () => list.current?.focus(),
    onSettled: () => router.refresh(),
  });

  const deviceOf = ({ userAgent }: SessionRow) => {
    const { browser, system } = deviceName(userAgent);
    if (browser && system) return t("device", { browser, system });
    return browser ?? system ?? t("unknownDevice");
  };

  return (
    <div className="flex max-w-2xl flex-col gap-3">
      <FormFailure error={error} />
      <ul ref={list} tabIndex={-1} aria-label={t("title")} className="flex flex-col">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2.5"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 text-strong">
                {deviceOf(session)}
                {session.current && <Badge tone="positive">{t("current")}</Badge>}
              </p>
              <p className="text-sm text-muted [overflow-wrap:anywhere]">
                {session.address && `${session.address} · `}
                {t.rich("started", { time: () => <TimeText at={session.startedAt} show="absolute" /> })}
              </p>
            </div>
            {!session.current && (
              <Button
                size="small"
                pending={isPending && variables.sessionId === session.id}
                aria-label={t("endNamed", { device: deviceOf(session), address: session.address })}
                onClick={() => mutate({ sessionId: session.id })}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
