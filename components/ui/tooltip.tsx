"use client";
import { clsx } from "clsx";
import { type ReactNode, useId, useRef } from "react";

type TooltipProps = {
  /** null = nothing to say now; what is inside stays the same element. */
  readonly text: string | null;
  /** The one focusable thing that the text is about; spread the given attribute on it. */
  readonly children: (aria: { "aria-describedby"?: string }) => ReactNode;
  readonly className?: string | undefined;
};

const WIDTH = 260;
const GAP = 6;

/**
 * Says why, on hover and on keyboard focus; Escape hides it. The text is always in the document, so that assistive technology reads it with
 * the control. Shown in the top layer: nothing clips it, and while it is hidden it is not laid out.
 */
export function Tooltip({ text, children, className }: TooltipProps) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const show = (anchor: HTMLElement) => {
    if (!tip.current || tip.current.matches(":popover-open")) return;
    place(tip.current, anchor.getBoundingClientRect());
    tip.current.showPopover();
  };
  const hide = () => {
    if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what bubbles from the control inside
    <span
      role="presentation"
      className={clsx("inline-flex", className)}
      onPointerEnter={({ currentTarget }) => show(currentTarget)}
      onPointerLeave={hide}
      onFocus={({ target, currentTarget }) => {
        // Not for the focus that a closing dialog gives back: it would cover what has just appeared.
        if (target.matches(":focus-visible")) show(currentTarget);
      }}
      onBlur={hide}
      onKeyDown={({ key }) => {
        if (key === "Escape") hide();
      }}
    >
      {children(text === null ? {} : { "aria-describedby": id })}
      {text !== null && (
        <span
          ref={tip}
          role="tooltip"
          id={id}
          popover="manual"
          className="fixed inset-auto rounded border border-line-strong bg-overlay px-2.5 py-1.5 text-left text-sm whitespace-normal text-strong"
        >
          {text}
        </span>
      )}
    </span>
  );
}

/** Under what it is about, or over it near the foot of the window. */
function place(tip: HTMLElement, box: DOMRect): void {
  const above = box.bottom + 96 > window.innerHeight;
  tip.style.maxWidth = `${WIDTH}px`;
  tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8))}px`;
  tip.style.top = `${above ? box.top - GAP : box.bottom + GAP}px`;
  tip.style.transform = above ? "translateY(-100%)" : "";
}
