"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from "react";
import { StatusText } from "@/components/ui/status-text";
import type { Role } from "@/lib/domain/permission";
import { SEARCH_MAX_LENGTH } from "@/lib/domain/search-text";
import type { PaletteEntry } from "./palette-entry";
import { PaletteList } from "./palette-list";
import { usePaletteGroups } from "./use-palette-groups";
import { useSettled } from "./use-settled";

type PaletteBoxProps = {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly role: Role;
  readonly onClose: () => void;
  readonly onKeys: () => void;
};

const PAUSE_MILLIS = 120;

/** The field of the palette (a combobox) over what it offers (its listbox). */
export function PaletteBox({ ref, role, onClose, onKeys }: PaletteBoxProps) {
  const t = useTranslations("keyboard.palette");
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState("");
  const [activeId, setActiveId] = useState<string | null>(null);
  const [entered, setEntered] = useState(false);
  const sought = useSettled(text.trim(), PAUSE_MILLIS);
  const groups = usePaletteGroups(sought, role, onKeys);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find((entry) => entry.id === activeId) ?? entries[0];
  const optionId = (entry: PaletteEntry) => `${id}-${entry.id}`;
  const take = (entry: PaletteEntry) => {
    onClose();
    if ("href" in entry) router.push(entry.href);
    else entry.run();
  };
  const step = (by: 1 | -1) => {
    const from = active ? entries.indexOf(active) : -1;
    setActiveId(entries[(from + by + entries.length) % entries.length]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") setEntered(true);
    else return;
    event.preventDefault();
  };
  const reading = groups.some(({ state }) => state === "reading");
  // Enter is for what was typed, not for what was found before it.
  const caughtUp = sought === text.trim() && !reading;
  const enter = useEffectEvent(() => {
    if (active) take(active);
  });
  useEffect(() => {
    if (entered && caughtUp) enter();
  }, [entered, caughtUp]);
  const failed = groups.filter(({ state }) => state === "failed").map((group) => t(`group.${group.id}`));
  return (
    <>
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-label={t("open")}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active)}
        autoComplete="off"
        spellCheck={false}
        maxLength={SEARCH_MAX_LENGTH}
        placeholder={t("hint")}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActiveId(null);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full shrink-0 rounded-t border-b border-line bg-transparent px-4 text-lg text-strong focus-visible:-outline-offset-2"
      />
      <PaletteList
        id={id}
        groups={groups}
        active={active}
        optionId={optionId}
        onActive={(entry) => setActiveId(entry.id)}
        onTake={take}
      />
      <div className="border-t border-line px-4 py-2">
        <StatusText>{reading ? t("reading") : t("found", { count: entries.length })}</StatusText>
        {failed.length > 0 && (
          <p role="alert" className="text-sm text-warning">
            {t("failed", { groups: failed.join(", ") })}
          </p>
        )}
      </div>
    </>
  );
}
