"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { memo, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import type { FilterPatch } from "@/lib/client/use-list-address";
import type { FilterName } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { useRangeWords } from "./use-filter-words";
import { useValueWords } from "./use-value-words";

const loadPanel = () => import("./facet-panel");
const FacetPanel = onDemand(async () => (await loadPanel()).FacetPanel);
const prepare = () => void loadPanel().catch(() => undefined);

/** As wide as the panel is (facet-panel.tsx). */
const PANEL_WIDTH = 304;

export type FacetFilterProps = {
  readonly name: FilterName;
  readonly filter: InstanceFilter;
  readonly pollMillis: number;
  readonly onChange: (patch: FilterPatch) => void;
};

/** One filter: what is chosen of it, and behind it all its values with their numbers. Not drawn anew for each read of the list: a key may be waiting. */
export const FacetFilter = memo(function FacetFilter({ name, filter, pollMillis, onChange }: FacetFilterProps) {
  const t = useTranslations("instances");
  const words = useValueWords();
  const range = useRangeWords()(filter);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"left" | "right" | null>(null);
  const chosen = [...filter[name].map((value) => words(name, value)), ...(name === "expiry" && range ? [range] : [])];
  const toggle = () => {
    const left = button.current?.getBoundingClientRect().left ?? 0;
    setOpen(open ? null : left + PANEL_WIDTH > window.innerWidth ? "right" : "left");
  };
  return (
    <div ref={box} className="relative min-w-0">
      <button
        ref={button}
        type="button"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- its name is the filter's, its value what is chosen: no <select> can show numbers or a range
        role="combobox"
        aria-label={t(`filter.${name}`)}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        aria-controls={open ? `facet-${name}` : undefined}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={toggle}
        onKeyDown={({ key }) => {
          if (key === "Escape") setOpen(null);
        }}
        className={clsx(
          "inline-flex h-9 max-w-56 items-center gap-1.5 rounded border bg-panel px-2.5 text-base hover:bg-raised max-sm:text-sm",
          chosen.length > 0 ? "border-accent-line text-strong" : "border-line-strong text-body",
        )}
      >
        <span className={clsx("shrink-0", chosen.length > 0 && "text-muted")}>{t(`filter.${name}`)}</span>
        {chosen.length > 0 && <span className="truncate font-medium">{chosen[0]}</span>}
        {chosen.length > 1 && <span className="shrink-0 tabular-nums">+{chosen.length - 1}</span>}
        <Icon name="chevronDown" className="size-4 text-muted" />
      </button>
      {open && (
        <FacetPanel
          name={name}
          filter={filter}
          pollMillis={pollMillis}
          onChange={onChange}
          side={open}
          within={box}
          onClose={(back) => {
            setOpen(null);
            if (back) button.current?.focus();
          }}
        />
      )}
    </div>
  );
});
