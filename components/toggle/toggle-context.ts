"use client";
import { createContext, useContext } from "react";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { ChangeTarget, SslTarget } from "@/lib/domain/ssl-state";

/** What the dialog is asked: switch this row, or send again its change that failed or is in doubt (`again` = that item's id). Rotating is only asked again here. */
export type ToggleQuestion = {
  readonly row: InstanceRow;
  readonly target: ChangeTarget;
  readonly again: string | null;
};

/** A thing said at a row for as long as the page stands: "it was enabled already". */
export type ToggleNote = { readonly kind: "already"; readonly target: SslTarget };

export type Toggle = {
  /** Whether the reader's role may switch at all. */
  readonly maySwitch: boolean;
  readonly ask: (question: ToggleQuestion) => void;
  readonly noteOf: (row: InstanceRow) => ToggleNote | null;
  /** Loads the dialog's code before it is needed, when the pointer or the focus comes near. */
  readonly prepare: () => void;
};

export const ToggleContext = createContext<Toggle | null>(null);

export function useToggle(): Toggle {
  const toggle = useContext(ToggleContext);
  if (!toggle) throw new Error("useToggle needs a ToggleProvider around it.");
  return toggle;
}
