"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Role } from "@/lib/domain/permission";
import { PaletteBox } from "./palette-box";

type CommandPaletteProps = {
  readonly role: Role;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Shows the list of keys. */
  readonly onKeys: () => void;
};

/** One field that leads everywhere: pages, instances, saved views, changes. Loaded when it is opened; each opening begins anew. */
export function CommandPalette({ role, open, onOpenChange, onKeys }: CommandPaletteProps) {
  const t = useTranslations("keyboard.palette");
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          initialFocus={field}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[70dvh] max-w-xl flex-col rounded border border-line bg-overlay text-body sm:top-[10vh]"
        >
          <Dialog.Title className="sr-only">{t("open")}</Dialog.Title>
          <PaletteBox ref={field} role={role} onClose={() => onOpenChange(false)} onKeys={onKeys} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
