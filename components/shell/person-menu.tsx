"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/lib/domain/permission";

export type Person = { readonly name: string; readonly email: string; readonly role: Role };

const PANEL = "person-panel";
const load = async () => (await import("./person-panel")).PersonPanel;
const PersonPanel = onDemand(load, <Skeleton className="m-4 h-48" />);
const prepare = () => void load().catch(() => undefined);

/** Who is signed in, their language and theme, and the way out. The browser's own popover: it closes on Escape and outside clicks. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const t = useTranslations("shell");
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  // It may have been opened before this page could hear of it.
  useEffect(() => {
    if (panel.current?.matches(":popover-open")) setOpened(true);
  }, []);
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        aria-label={t("person.open", { name: person.name })}
        onPointerEnter={prepare}
        onFocus={prepare}
        className={buttonClass({ variant: "quiet", size: "icon" })}
      >
        <Icon name="person" className="size-5" />
      </button>
      <div
        ref={panel}
        id={PANEL}
        popover="auto"
        onBeforeToggle={() => setOpened(true)}
        className="fixed inset-auto top-12 right-2 m-0 w-72 max-w-[calc(100vw-1rem)] rounded border border-line-strong bg-overlay text-body"
      >
        {opened && <PersonPanel id={PANEL} person={person} />}
      </div>
    </>
  );
}
