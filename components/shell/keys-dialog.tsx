"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { setSingleKeys, singleKeysOn } from "@/lib/client/single-keys";

type KeysDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Each with what is written on the keys; `or` stands between two that do the same. */
const GROUPS = {
  list: [
    { does: "search", keys: ["/"] },
    { does: "down", keys: ["j", "↓"] },
    { does: "up", keys: ["k", "↑"] },
    { does: "select", keys: ["x"] },
    { does: "open", keys: ["Enter"] },
    { does: "switch", keys: ["e"] },
  ],
  everywhere: [
    { does: "palette", keys: ["⌘ K", "Ctrl K"] },
    { does: "keys", keys: ["?"] },
    { does: "close", keys: ["Esc"] },
  ],
} as const;

/** Which keys do what, and whether those of one character do anything (WCAG 2.1.4). */
export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const t = useTranslations("keyboard.keys");
  const close = useRef<HTMLButtonElement>(null);
  const [single, setSingle] = useState(singleKeysOn);
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body")}
      initialFocus={close}
      actions={<Dialog.Close render={<Button ref={close} />}>{t("done")}</Dialog.Close>}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {(["list", "everywhere"] as const).map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`} className="mb-1.5 font-semibold text-strong">
              {t(group)}
            </h3>
            <dl className="grid grid-cols-[minmax(5.5rem,auto)_1fr] items-baseline gap-x-4 gap-y-1.5">
              {GROUPS[group].map(({ does, keys }) => (
                <div key={does} className="contents">
                  <dt className="flex flex-wrap items-baseline gap-1.5">
                    {keys.map((key, index) => (
                      <span key={key} className="inline-flex items-baseline gap-1.5">
                        {index > 0 && <span className="text-sm text-muted">{t("or")}</span>}
                        <kbd className="rounded-sm border border-line-strong bg-raised px-1.5 font-mono text-sm text-strong">
                          {key}
                        </kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{t(`does.${does}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="flex flex-col gap-0.5">
        <Checkbox
          label={t("single")}
          checked={single}
          onChange={({ target }) => {
            setSingleKeys(target.checked);
            setSingle(singleKeysOn());
          }}
        />
        <p className="pl-6 text-sm text-muted">{t("singleIs")}</p>
      </div>
    </DialogFrame>
  );
}
