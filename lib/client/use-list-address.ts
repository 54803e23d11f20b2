"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { changedFilter, type InstanceFilter } from "@/lib/domain/instance-filter";
import { type ListAddress, listAddressQuery, readListAddress } from "@/lib/domain/list-address";
import type { ListViews } from "@/lib/domain/saved-view";
import { rawParams } from "@/lib/domain/search-params";
import { writeAddress } from "./write-address";

export type ListPatch = Partial<InstanceFilter> & Partial<Pick<ListAddress, "view" | "columns">>;
/** A patch that depends on what is set is a function of it: of two quick ticks the second must not undo the first. */
export type FilterPatch = Partial<InstanceFilter> | ((now: InstanceFilter) => Partial<InstanceFilter>);
export type ChangeList = (
  patch: ListPatch | ((now: InstanceFilter) => Partial<InstanceFilter>),
  history?: "push" | "replace",
) => void;

/**
 * What the list shows, kept in the URL and nowhere else: a filtered list is a link, and back and forward restore it. A change that isn't a
 * page's leads to page 1. History is written without asking the server; Next keeps useSearchParams in step. The third is where a change leads to,
 * for links that must work before their code is there.
 */
export function useListAddress(
  known: ListViews,
): [ListAddress, ChangeList, (patch: Partial<InstanceFilter>) => string] {
  const params = useSearchParams();
  const address = useMemo(() => readListAddress(rawParams(params), known), [params, known]);
  const change = useCallback<ChangeList>(
    (wanted, history = "push") => {
      // Read at the time of the change: two quick changes must not undo each other.
      const now = readListAddress(rawParams(new URLSearchParams(window.location.search)), known);
      const { view, columns, ...patch }: ListPatch = typeof wanted === "function" ? wanted(now.filter) : wanted;
      const query = listAddressQuery(
        {
          view: view === undefined ? now.view : view,
          columns: columns === undefined ? now.columns : columns,
          filter: changedFilter(now.filter, patch),
        },
        known,
      );
      if (query === listAddressQuery(now, known)) return;
      writeAddress(query === "" ? window.location.pathname : `?${query}`, history);
    },
    [known],
  );
  const hrefAfter = (patch: Partial<InstanceFilter>) =>
    `?${listAddressQuery({ ...address, filter: changedFilter(address.filter, patch) }, known)}`;
  return [address, change, hrefAfter];
}
