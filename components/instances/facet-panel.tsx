"use client";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { facetsQuery } from "@/lib/client/facets-query";
import { withoutFacet } from "@/lib/domain/facets";
import { withValue } from "@/lib/domain/filter-values";
import { ExpiryRange } from "./expiry-range";
import type { FacetFilterProps } from "./facet-filter";
import { FacetValues } from "./facet-values";

type FacetPanelProps = FacetFilterProps & {
  readonly side: "left" | "right";
  /** Around the panel and its button: a press elsewhere closes it. */
  readonly within: RefObject<HTMLElement | null>;
  /** `back` = the focus goes back to the button. */
  readonly onClose: (back: boolean) => void;
};

/** A filter's values to choose from, under its button; on a phone at the foot of the screen. Escape and a press or a focus elsewhere close it. */
export function FacetPanel({ name, filter, pollMillis, onChange, side, within, onClose }: FacetPanelProps) {
  const t = useTranslations("instances");
  const panel = useRef<HTMLDivElement>(null);
  const { data, isError, isFetching, refetch } = useQuery(
    // Its own values don't change its numbers: ticking one asks for nothing.
    facetsQuery(withoutFacet(filter, name), [name], pollMillis),
  );
  const close = useEffectEvent(onClose);
  const counted = data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: some filters have no values before they are counted
  useEffect(() => {
    if (panel.current?.contains(document.activeElement)) return;
    panel.current?.querySelector<HTMLElement>("input:not([type=search])")?.focus({ preventScroll: true });
  }, [counted]);
  useEffect(() => {
    const leave = (event: Event) => {
      if (event.target instanceof Node && !within.current?.contains(event.target)) close(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [within]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever in it the focus is
    <div
      ref={panel}
      id={`facet-${name}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <dialog> that is not modal brings a place and a size of its own
      role="dialog"
      aria-label={t(`filter.${name}`)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose(true);
      }}
      className={clsx(
        "z-30 flex flex-col gap-2 border-line-strong bg-overlay p-3 text-base shadow-lg",
        "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-[calc(3.5625rem+env(safe-area-inset-bottom))] max-sm:max-h-[70vh] max-sm:border-t",
        "sm:absolute sm:top-full sm:mt-1 sm:max-h-[min(28rem,70vh)] sm:w-76 sm:rounded sm:border",
        side === "left" ? "sm:left-0" : "sm:right-0",
      )}
    >
      <p aria-hidden="true" className="font-medium text-strong sm:hidden">
        {t(`filter.${name}`)}
      </p>
      <FacetValues
        name={name}
        chosen={filter[name]}
        facet={data?.[name]}
        onToggle={(value, on) => onChange((now) => withValue(now, name, value, on))}
      />
      {name === "expiry" && <ExpiryRange filter={filter} onChange={onChange} />}
      {isError && (
        <p role="alert" className="text-sm text-warning">
          {t("counts.failed")}{" "}
          <Button size="small" pending={isFetching} onClick={() => void refetch()}>
            {t("counts.again")}
          </Button>
        </p>
      )}
    </div>
  );
}
