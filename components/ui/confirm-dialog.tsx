"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { Button } from "./button";

export type ConfirmDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence that says what will happen to whom; read out with the title. */
  readonly description: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: "primary" | "danger" | undefined;
  readonly pending?: boolean | undefined;
  /** The confirming button waits, for instance for a reason to be written. */
  readonly blocked?: boolean | undefined;
  readonly onConfirm: () => void;
  /** Where the focus goes back to, when it isn't what had it before. */
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
  readonly children?: ReactNode;
};

/**
 * The one confirmation of the console; callers bring the words and what stands between. The focus starts on the safe button, Escape closes,
 * the focus goes back. Load it with onDemandDialog: it is needed only once somebody clicks.
 */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  tone = "primary",
  returnFocus,
  children,
  ...rest
}: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Popup
          initialFocus={cancel}
          finalFocus={returnFocus}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-lg flex-col rounded-t border border-line bg-overlay text-body sm:top-[12vh] sm:bottom-auto sm:max-h-[80dvh] sm:rounded"
        >
          <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">
            <AlertDialog.Title className="text-lg font-semibold text-strong [overflow-wrap:anywhere]">
              {title}
            </AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="text-base [overflow-wrap:anywhere]">
              {description}
            </AlertDialog.Description>
            {children}
          </div>
          <div className="flex flex-col-reverse gap-2 border-t border-line p-4 sm:flex-row sm:justify-end">
            <AlertDialog.Close render={<Button ref={cancel} variant="secondary" />}>
              {rest.cancelLabel}
            </AlertDialog.Close>
            <Button
              variant={tone}
              pending={rest.pending}
              aria-disabled={rest.blocked || undefined}
              onClick={rest.onConfirm}
            >
              {rest.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
