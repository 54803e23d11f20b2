"use client";
import { useState } from "react";

/** Marks the cell it stands in (which is `relative`) for a moment when `value` becomes another; nothing is drawn before, and nothing moves. */
export function ChangeMark({ value }: { readonly value: string }) {
  const [known, setKnown] = useState(value);
  const [changes, setChanges] = useState(0);
  if (known !== value) {
    setKnown(value);
    setChanges(changes + 1);
  }
  if (changes === 0) return null;
  return (
    <span key={changes} aria-hidden="true" className="pointer-events-none absolute inset-0 animate-mark rounded-sm" />
  );
}
