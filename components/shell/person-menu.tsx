"use client";
import CircleUser from "lucide-react/icons/circle-user";
import LogOut from "lucide-react/icons/log-out";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { chooseLocale } from "@/lib/actions/account";
import { signOut } from "@/lib/actions/session";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { Role } from "@/lib/domain/permission";
import { LanguageSelect } from "./language-select";
import { ThemeSelect } from "./theme-select";

export type Person = { readonly name: string; readonly email: string; readonly role: Role };

const PANEL = "person-panel";

/** Who is signed in, their language and theme, and the way out. The browser's own popover: it closes on Escape and outside clicks. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const t = useTranslations("shell");
  const leave = useActionMutation<undefined, null>(signOut, {
    onSuccess: () => window.location.assign("/sign-in"),
    onError: () => window.location.reload(),
  });
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        aria-label={t("person.open", { name: person.name })}
        className={buttonClass({ variant: "quiet", size: "icon" })}
      >
        <CircleUser aria-hidden="true" className="size-5" />
      </button>
      <div
        id={PANEL}
        popover="auto"
        className="fixed inset-auto top-12 right-2 m-0 w-72 max-w-[calc(100vw-1rem)] rounded border border-line-strong bg-overlay text-body"
      >
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
      </div>
    </>
  );
}
