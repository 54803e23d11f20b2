"use client";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { onDemandDialog } from "@/components/ui/on-demand";
import { newIntentId } from "@/lib/client/intent-id";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { callsOf } from "@/lib/domain/rotation";
import { ChangeAnnouncer } from "./change-announcer";
import { type Toggle, ToggleContext, type ToggleNote, type ToggleQuestion } from "./toggle-context";

const loadDialog = () => import("./toggle-dialog");
const ToggleDialog = onDemandDialog(async () => (await loadDialog()).ToggleDialog);

type ToggleProviderProps = {
  readonly maySwitch: boolean;
  /** The rows as the store has them now: the dialog shows these, not those of the click. */
  readonly rows: readonly InstanceRow[];
  readonly children: ReactNode;
};

type Asked = ToggleQuestion & { readonly intentId: string };

/** Holds the one dialog that switches SSL, what it left to say at a row, and the live region that tells how changes go on. */
export function ToggleProvider({ maySwitch, rows, children }: ToggleProviderProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);
  const [notes, setNotes] = useState<ReadonlyMap<string, ToggleNote>>(new Map());

  const ask = useCallback((question: ToggleQuestion) => {
    // One id per opened dialog: a double click or a resend after a lost answer is the same intent.
    setAsked({ ...question, intentId: newIntentId() });
    setOpen(true);
    setNotes((before) => without(before, instanceKeyText(question.row)));
  }, []);
  const toggle = useMemo<Toggle>(
    () => ({
      maySwitch,
      ask,
      noteOf: (row) => notes.get(instanceKeyText(row)) ?? null,
      prepare: () => void loadDialog().catch(() => undefined),
    }),
    [maySwitch, ask, notes],
  );
  const shown = asked && {
    ...asked,
    row: rows.find((row) => instanceKeyText(row) === instanceKeyText(asked.row)) ?? asked.row,
  };
  return (
    <ToggleContext value={toggle}>
      {children}
      <ChangeAnnouncer rows={rows} />
      {shown && (
        <ToggleDialog
          key={shown.intentId}
          question={shown}
          seen={asked.row.sslState}
          intentId={shown.intentId}
          open={open}
          onOpenChange={setOpen}
          onAlready={() =>
            setNotes((before) =>
              new Map(before).set(instanceKeyText(shown.row), {
                kind: "already",
                target: callsOf(shown.target).at(-1) ?? "enabled",
              }),
            )
          }
        />
      )}
    </ToggleContext>
  );
}

function without(notes: ReadonlyMap<string, ToggleNote>, key: string): ReadonlyMap<string, ToggleNote> {
  if (!notes.has(key)) return notes;
  const rest = new Map(notes);
  rest.delete(key);
  return rest;
}
