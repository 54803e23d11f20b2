"use client";
import { useLocale, useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { absoluteTime } from "@/lib/client/absolute-time";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { SSL_STATES } from "@/lib/domain/ssl-state";

/** Why nothing was started, in the dialog where it was asked; who was first, and what it is now, when that is the reason. */
export function ToggleFailure({ error, instanceId }: { readonly error: ActionError; readonly instanceId: string }) {
  const t = useTranslations("toggle");
  const refusal = useRefusalText();
  const detail = useDetail(error);
  return (
    <Alert
      tone={error.code === "lost" ? "warning" : "danger"}
      title={t(error.code === "lost" ? "lostTitle" : "refusedTitle", { id: instanceId })}
      actions={error.code === "outdated" && <ReloadButton />}
    >
      {detail && <p>{detail}</p>}
      <p>{refusal(error)}</p>
    </Alert>
  );
}

function useDetail({ code, params }: ActionError): string | null {
  const t = useTranslations("toggle.detail");
  const state = useTranslations("state.ssl");
  const locale = useLocale();
  const zone = useTimeZone();
  if (code === "conflict") {
    const now = SSL_STATES.find((known) => known === params.now);
    const seen = SSL_STATES.find((known) => known === params.seen);
    return now && seen ? t("conflict", { seen: state(seen), now: state(now) }) : null;
  }
  if (code === "in_another_change" && params.by && typeof params.since === "string" && params.since !== "") {
    const { startsAt } = params;
    if (typeof startsAt === "string")
      return t("planned", { by: params.by, time: absoluteTime(locale, Date.parse(startsAt), zone, "minute") });
    return t("another", { by: params.by, time: absoluteTime(locale, Date.parse(params.since), zone, "minute") });
  }
  return null;
}
