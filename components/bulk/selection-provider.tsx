"use client";
import { createContext, type Dispatch, type ReactNode, type SetStateAction, useContext, useState } from "react";
import { type InstanceSelection, NOTHING_SELECTED } from "@/lib/domain/instance-selection";

type Held = readonly [InstanceSelection, Dispatch<SetStateAction<InstanceSelection>>];

const SelectionContext = createContext<Held | null>(null);

/** Keeps what is selected while the reader looks at other pages of the console. It ends with the session: nobody finds another's selection. */
export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const held = useState<InstanceSelection>(NOTHING_SELECTED);
  return <SelectionContext value={held}>{children}</SelectionContext>;
}

export function useHeldSelection(): Held {
  const held = useContext(SelectionContext);
  if (!held) throw new Error("useHeldSelection needs a SelectionProvider around it.");
  return held;
}
