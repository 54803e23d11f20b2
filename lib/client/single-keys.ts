"use client";
const STORED_AS = "single-keys";

/** Whether keys of one character do something here (WCAG 2.1.4); a preference of this browser. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== "off";
  } catch {
    // Storage is switched off: what can't be turned off for good is off.
    return false;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, "off");
  } catch {
    // Nothing is kept then, and the keys stay off.
  }
}
