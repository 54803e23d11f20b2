"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { pageKey } from "@/lib/client/page-key";
import { returnToRow } from "./row-return";

const ListKeyboard = onDemand(async () => (await import("./list-keyboard")).ListKeyboard);

/** A key for the page, as it was pressed. */
export type Press = { readonly key: string; readonly target: EventTarget | null; readonly repeat: boolean };

/** Has the keys of the list loaded when somebody comes to the page, by a key, the focus or the pointer; those that are pressed before they are there are kept for them. */
export function ListWake() {
  const [awake, setAwake] = useState(false);
  // null once they are taken there and then.
  const waiting = useRef<Press[] | null>([]);
  const drain = useCallback(() => {
    const presses = waiting.current ?? [];
    waiting.current = null;
    return presses;
  }, []);
  useEffect(() => {
    const wake = (event: Event) => {
      setAwake(true);
      const key = event instanceof KeyboardEvent ? pageKey(event) : null;
      if (!(event instanceof KeyboardEvent) || key === null || waiting.current === null) return;
      waiting.current.push({ key, target: event.target, repeat: event.repeat });
      // Some browsers begin a search of their own at it.
      if (key === "/") event.preventDefault();
    };
    document.addEventListener("keydown", wake);
    document.addEventListener("focusin", wake);
    document.addEventListener("pointerover", wake, { once: true });
    returnToRow();
    return () => {
      document.removeEventListener("keydown", wake);
      document.removeEventListener("focusin", wake);
      document.removeEventListener("pointerover", wake);
    };
  }, []);
  return awake && <ListKeyboard drain={drain} />;
}
