"use client";
import { useTimeZone as useServerTimeZone } from "next-intl";
import { useSyncExternalStore } from "react";

const never = () => () => {};
let own: string | null = null;

function ownTimeZone(): string {
  own ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own;
}

/** The reader's time zone; until hydration the one of the cookie `time-zone`, else UTC. */
export function useTimeZone(): string {
  const fromServer = useServerTimeZone() ?? "UTC";
  return useSyncExternalStore(never, ownTimeZone, () => fromServer);
}
