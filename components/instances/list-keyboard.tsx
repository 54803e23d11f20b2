"use client";
import { useEffect } from "react";
import { pageKey } from "@/lib/client/page-key";
import { tellCutWords } from "./cut-words";
import { listKeys } from "./list-keys";
import type { Press } from "./list-wake";
import { keepRowStill } from "./still-row";

/** What the list does for whoever is at it: its keys, words that are cut off in full, and that the row they are at does not move. `drain` gives those that came before this was there; from then on it takes them itself. */
export function ListKeyboard({ drain }: { readonly drain: () => readonly Press[] }) {
  useEffect(() => {
    const take = listKeys();
    for (const press of drain()) take(press);
    const listen = (event: KeyboardEvent) => {
      const key = pageKey(event);
      if (key !== null && take({ key, target: event.target, repeat: event.repeat })) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [drain]);
  useEffect(keepRowStill, []);
  useEffect(tellCutWords, []);
  return null;
}
