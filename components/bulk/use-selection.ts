"use client";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import {
  countElsewhere,
  type InstanceSelection,
  isLocked,
  isSelected,
  NOTHING_SELECTED,
  selectionCount,
  withRows,
} from "@/lib/domain/instance-selection";
import { useHeldSelection } from "./selection-provider";

type Named = { readonly region: string; readonly instanceId: string };

export type Selection = {
  readonly chosen: InstanceSelection;
  readonly count: number;
  readonly elsewhere: number;
  /** All that match another filter than the one on screen are selected: rows can't be chosen by hand. */
  readonly locked: boolean;
  readonly has: (row: Named) => boolean;
  /** Of the rows on screen. */
  readonly page: "none" | "some" | "all";
  readonly set: (rows: readonly Named[], selected: boolean) => void;
  /** Puts in instances that may be on no page; instead of "all that match", if that was chosen. */
  readonly add: (keys: readonly Named[]) => void;
  readonly setPage: (selected: boolean) => void;
  readonly setMatching: (count: number) => void;
  readonly clear: () => void;
};

/** What is selected in the list. It stays while pages, order and filter change, and while the reader is elsewhere in the console; `filter` and `rows` are those on screen. */
export function useSelection(filter: InstanceFilter, rows: readonly Named[]): Selection {
  const [chosen, setChosen] = useHeldSelection();
  const has = (row: Named) => isSelected(chosen, row, filter);
  const shown = rows.filter(has).length;
  const onScreen = useRef(rows);
  useLayoutEffect(() => {
    onScreen.current = rows;
  }, [rows]);
  // The same function for good: what takes it is not drawn anew because of it.
  const set = useCallback(
    (some: readonly Named[], selected: boolean) =>
      setChosen((before) => withRows(before, some, selected, onScreen.current)),
    [setChosen],
  );
  const clear = () => setChosen(NOTHING_SELECTED);
  return {
    chosen,
    count: selectionCount(chosen),
    elsewhere: countElsewhere(chosen, rows, filter),
    locked: isLocked(chosen, filter),
    has,
    page: shown === 0 ? "none" : shown === rows.length ? "all" : "some",
    set,
    add: (keys) => setChosen((before) => withRows(before, keys, true, [])),
    // Unticking the page of "all that match" means none of them.
    setPage: (selected) => (chosen.kind === "filter" && !selected ? clear() : set(rows, selected)),
    setMatching: (count) => setChosen({ kind: "filter", filter, count }),
    clear,
  };
}
