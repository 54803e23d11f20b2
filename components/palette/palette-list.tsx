"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { PaletteEntry, PaletteGroup } from "./palette-entry";

type PaletteListProps = {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  /** The one that Enter takes. */
  readonly active: PaletteEntry | undefined;
  readonly optionId: (entry: PaletteEntry) => string;
  readonly onActive: (entry: PaletteEntry) => void;
  readonly onTake: (entry: PaletteEntry) => void;
};

/** A listbox that a field steers (ARIA, combobox): no HTML element is one with groups and two texts in an option. */
const aria = {
  listbox: (label: string) => ({ role: "listbox", "aria-label": label }),
  group: (labelledBy: string) => ({ role: "group", "aria-labelledby": labelledBy }),
  option: (selected: boolean) => ({ role: "option", "aria-selected": selected }),
} as const;

/** What the palette offers, in groups. The focus stays in the field; the active one is named by it (aria-activedescendant). */
export function PaletteList({ id, groups, active, optionId, onActive, onTake }: PaletteListProps) {
  const t = useTranslations("keyboard.palette");
  return (
    <div id={id} {...aria.listbox(t("results"))} className="min-h-0 grow overflow-y-auto p-2">
      {groups
        .filter(({ entries }) => entries.length > 0)
        .map((group) => (
          <div key={group.id} {...aria.group(`${id}-${group.id}`)} className="not-first:mt-2">
            <div id={`${id}-${group.id}`} className="px-3 py-1 text-xs font-medium text-muted">
              {t(`group.${group.id}`)}
            </div>
            {group.entries.map((entry) => (
              <button
                type="button"
                tabIndex={-1}
                key={entry.id}
                id={optionId(entry)}
                {...aria.option(entry === active)}
                ref={entry === active ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
                onPointerMove={() => entry !== active && onActive(entry)}
                onClick={() => onTake(entry)}
                className={clsx(
                  "flex w-full flex-wrap text-left items-baseline gap-x-3 rounded px-3 py-1.5",
                  entry === active ? "bg-accent-soft text-accent" : "text-strong",
                )}
              >
                <bdi className="max-w-full truncate font-medium">{entry.label}</bdi>
                {entry.detail && <span className="max-w-full truncate text-sm text-muted">{entry.detail}</span>}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
