"use client";
import { clsx } from "clsx";
import { KEYBOARD_SCROLL } from "@/components/bulk/keyboard-scroll";
import { CopyButton } from "@/components/ui/copy-button";

type CallTextBlockProps = {
  readonly title: string;
  readonly copy: string;
  /** What the button copies. */
  readonly value: string;
  /** What is shown: the same, or the beginning of it. */
  readonly shown: string;
  /** For one long line; lines of their own scroll instead. */
  readonly wrapped?: boolean | undefined;
};

/** A call as text, under its tool's name, to copy. */
export function CallTextBlock({ title, copy, value, shown, wrapped = false }: CallTextBlockProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm font-medium text-strong">{title}</p>
        <CopyButton value={value} label={copy} text={copy} />
      </div>
      <pre
        {...KEYBOARD_SCROLL}
        className={clsx(
          "max-h-64 overflow-auto rounded border border-line bg-page p-3 font-mono text-xs",
          wrapped && "whitespace-pre-wrap [overflow-wrap:anywhere]",
        )}
      >
        {shown}
      </pre>
    </div>
  );
}
