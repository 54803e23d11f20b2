"use client";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";

type DialogFrameProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** Read out with the title. */
  readonly description: ReactNode;
  /** What has the focus first. */
  readonly initialFocus: RefObject<HTMLElement | null>;
  /** Buttons, the safe one first. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
};

/** A dialog to work in: a sheet on a phone, a wide panel elsewhere. Its title and its buttons stay in sight, the rest scrolls. */
export function DialogFrame({ title, description, initialFocus, actions, children, ...root }: DialogFrameProps) {
  return (
    <Dialog.Root {...root}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          initialFocus={initialFocus}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[94dvh] w-full max-w-3xl flex-col rounded-t border border-line bg-overlay text-body sm:top-[5vh] sm:bottom-auto sm:max-h-[90dvh] sm:rounded"
        >
          <Dialog.Title className="px-5 pt-5 pb-2 text-lg font-semibold text-strong">{title}</Dialog.Title>
          <div className="flex min-h-0 flex-col gap-5 overflow-y-auto px-5 pb-5">
            <Dialog.Description render={<div />}>{description}</Dialog.Description>
            {children}
          </div>
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line p-4">{actions}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
