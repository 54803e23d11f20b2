"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemandDialog } from "@/components/ui/on-demand";
import { pageKey, somethingInFront } from "@/lib/client/page-key";
import type { Role } from "@/lib/domain/permission";

const loadPalette = async () => (await import("@/components/palette/command-palette")).CommandPalette;
const CommandPalette = onDemandDialog(loadPalette);
const KeysDialog = onDemandDialog(async () => (await import("./keys-dialog")).KeysDialog);
const prepare = () => void loadPalette().catch(() => undefined);

const never = () => () => {};

type Opened = "palette" | "keys";

function openedBy(event: KeyboardEvent): Opened | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey)
    return somethingInFront() ? null : "palette";
  return pageKey(event) === "?" ? "keys" : null;
}

/** The keys that work on every page: ⌘K or Ctrl+K for the command palette, "?" for the list of keys; and a button for who has no keyboard. */
export function Keyboard({ role }: { readonly role: Role }) {
  const t = useTranslations("keyboard");
  const listening = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [open, setOpen] = useState<Opened | null>(null);
  // Once shown they stay, closed: closing gives the focus back.
  const [known, setKnown] = useState<ReadonlySet<Opened>>(new Set());
  const show = useCallback((which: Opened) => {
    setKnown((before) => new Set(before).add(which));
    setOpen(which);
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Pressed before K: who goes on typing at once finds the field there.
      if (event.key === "Control" || event.key === "Meta") prepare();
      const which = openedBy(event);
      if (which === null) return;
      event.preventDefault();
      show(which);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [show]);
  return (
    <>
      <button
        type="button"
        aria-label={t("palette.open")}
        aria-keyshortcuts={listening ? "Control+K Meta+K" : undefined}
        title={t("palette.open")}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => show("palette")}
        className={buttonClass({ variant: "quiet", size: "icon" })}
      >
        <Icon name="search" className="size-5" />
      </button>
      {known.has("palette") && (
        <CommandPalette
          role={role}
          open={open === "palette"}
          onOpenChange={(is) => setOpen(is ? "palette" : null)}
          onKeys={() => show("keys")}
        />
      )}
      {known.has("keys") && <KeysDialog open={open === "keys"} onOpenChange={(is) => setOpen(is ? "keys" : null)} />}
    </>
  );
}
