"use client";
import { clsx } from "clsx";
import { type ReactNode, useId, useRef, useState } from "react";

type TooltipProps = {
  /** null = nothing to say now; what is inside stays the same element. */
  readonly text: string | null;
  /** The one focusable thing that the text is about; spread the given attribute on it. */
  readonly children: (aria: { "aria-describedby"?: string }) => ReactNode;
  readonly className?: string | undefined;
};

type Place = { left: number; top: number; above: boolean };
const WIDTH = 260;
const GAP = 6;

/**
 * Says why, on hover and on keyboard focus; Escape hides it. The text is always in the document, so that assistive technology reads it with
 * the control. Placed by the viewport: a table that clips doesn't clip it.
 */
export function Tooltip({ text, children, className }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const show = () => {
    const box = anchor.current?.getBoundingClientRect();
    if (!box) return;
    const above = box.bottom + 96 > window.innerHeight;
    setPlace({
      left: Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8)),
      top: above ? box.top - GAP : box.bottom + GAP,
      above,
    });
  };
  const hide = () => setPlace(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what bubbles from the control inside
    <span
      role="presentation"
      ref={anchor}
      className={clsx("inline-flex", className)}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={({ target }) => {
        // Not for the focus that a closing dialog gives back: it would cover what has just appeared.
        if (target.matches(":focus-visible")) show();
      }}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === "Escape" && place) hide();
      }}
    >
      {children(text === null ? {} : { "aria-describedby": id })}
      {text !== null && (
        <span
          role="tooltip"
          id={id}
          className={
            place
              ? "fixed z-30 rounded border border-line-strong bg-overlay px-2.5 py-1.5 text-left text-sm whitespace-normal text-strong"
              : "sr-only"
          }
          style={
            place
              ? {
                  left: place.left,
                  top: place.top,
                  maxWidth: WIDTH,
                  transform: place.above ? "translateY(-100%)" : undefined,
                }
              : undefined
          }
        >
          {text}
        </span>
      )}
    </span>
  );
}
