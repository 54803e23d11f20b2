"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/text-field";
import { TimeText } from "@/components/ui/time-text";

type InvitationLinkProps = { readonly email: string; readonly url: string; readonly expiresAt: string };

/** The link that was just made. It can't be shown again: the console keeps only a hash of it. */
export function InvitationLink({ email, url, expiresAt }: InvitationLinkProps) {
  const t = useTranslations("members.link");
  return (
    <div className="flex flex-col gap-2 rounded border border-info-line bg-info-soft p-3">
      <TextField
        label={t("label", { email })}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        hint={t.rich("hint", { time: () => <TimeText at={expiresAt} show="absolute" /> })}
      />
      <div>
        <CopyButton value={url} label={t("copyNamed", { email })} text={t("copy")} className="h-7 bg-panel" />
      </div>
    </div>
  );
}
