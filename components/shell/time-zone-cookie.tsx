"use client";
import { useEffect } from "react";
import { setCookie } from "@/lib/client/set-cookie";

/** Tells the server the reader's zone, so that the next page comes with the right times at once. */
export function TimeZoneCookie() {
  useEffect(() => setCookie("time-zone", Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return null;
}
