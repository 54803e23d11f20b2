"use client";
import { KEYBOARD_SCROLL } from "@/components/bulk/keyboard-scroll";
import { CopyButton } from "@/components/ui/copy-button";

type CallTextBlockProps = {
  readonly title: string;
  readonly copy: string;
  /** What the button copies. */
  readonly value: string;
  /** What is shown: the same, or the beginning of it. */
  readonly shown: string;
};

/** A call as text, under its tool's name, to copy. */
export function CallTextBlock({ title, copy, value, shown }: CallTextBlockProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm font-medium text-strong">{title}</p>
        <CopyButton value={value} label={copy} text={copy} />
      </div>
      <pre
        {...KEYBOARD_SCROLL}
        className="max-h-64 overflow-auto rounded border border-line bg-page p-3 font-mono text-xs"
      >
        {shown}
      </pre>
    </div>
  );
}
