"use client";
import LogOut from "lucide-react/icons/log-out";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { TextLink } from "@/components/ui/text-link";
import { chooseLocale } from "@/lib/actions/account";
import { signOut } from "@/lib/actions/session";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { LanguageSelect } from "./language-select";
import type { Person } from "./person-menu";
import { ThemeSelect } from "./theme-select";

const KeysDialog = onDemandDialog(async () => (await import("./keys-dialog")).KeysDialog);

/** `id`: of the popover around it. */
type PersonPanelProps = { readonly id: string; readonly person: Person };

/** What the person's menu holds; loaded when it is opened. */
export function PersonPanel({ id, person }: PersonPanelProps) {
  const t = useTranslations("shell");
  const [keys, setKeys] = useState<"never" | "open" | "closed">("never");
  const leave = useActionMutation<undefined, null>(signOut, {
    onSuccess: () => window.location.assign("/sign-in"),
    onError: () => window.location.reload(),
  });
  return (
    <>
      <div className="flex flex-col gap-0.5 border-b border-line px-4 py-3 [overflow-wrap:anywhere]">
        <span className="font-medium text-strong">
          <bdi>{person.name}</bdi>
        </span>
        {person.email !== person.name && <span className="text-sm text-muted">{person.email}</span>}
        <span className="text-sm text-muted">{t(`role.${person.role}`)}</span>
      </div>
      <div className="flex flex-col gap-3 px-4 py-3">
        <LanguageSelect choose={chooseLocale} />
        <ThemeSelect />
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          onClick={() => setKeys("open")}
          className="w-fit rounded-sm text-accent underline decoration-accent-line underline-offset-2 hover:decoration-accent"
        >
          {t("person.keys")}
        </button>
        {keys !== "never" && (
          <KeysDialog open={keys === "open"} onOpenChange={(is) => setKeys(is ? "open" : "closed")} />
        )}
        <TextLink href="/help/errors" prefetch={false} className="w-fit">
          {t("person.errors")}
        </TextLink>
      </div>
      <div className="border-t border-line p-2">
        <Button
          variant="quiet"
          className="w-full"
          pending={leave.isPending}
          icon={<LogOut aria-hidden="true" className="size-4" />}
          onClick={() => leave.mutate(undefined)}
        >
          {t("person.signOut")}
        </Button>
      </div>
    </>
  );
}
