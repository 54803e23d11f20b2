"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Icon } from "./icon";

type CopyButtonProps = {
  readonly value: string;
  /** Names the thing for assistive technology: "Copy cmgo-1a2b". */
  readonly label: string;
  /** Words on the button; without them it is an icon. */
  readonly text?: string | undefined;
  readonly className?: string | undefined;
};

const SHOWN_MILLIS = 2000;

/** Copies a value and says so. On plain http (no clipboard API) it selects a hidden field instead. */
export function CopyButton({ value, label, text, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  // There are hundreds on a page: the words that are read out stand ready from when somebody comes near.
  const [near, setNear] = useState(false);
  const comeNear = () => setNear(true);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      aria-label={label}
      onPointerEnter={comeNear}
      onFocus={comeNear}
      onClick={() => {
        void copyText(value).then(setCopied);
      }}
      className={clsx(
        "inline-flex min-h-6 min-w-6 items-center justify-center gap-1.5 rounded-sm text-muted hover:bg-raised hover:text-strong",
        text && "border border-line-strong px-2 text-sm text-strong",
        className,
      )}
    >
      <Icon name={copied ? "check" : "copy"} className={clsx("size-3.5", copied && "text-positive")} />
      {text && <span>{copied ? t("copied") : text}</span>}
      {near && <output className="sr-only">{copied ? t("copied") : ""}</output>}
    </button>
  );
}

async function copyText(value: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(value);
      return true;
    } catch {
      return false;
    }
  }
  const field = document.createElement("textarea");
  field.value = value;
  field.className = "fixed opacity-0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
