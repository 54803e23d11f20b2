import "server-only";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { columnsText, type ListColumn } from "@/lib/domain/list-columns";
import { Refusal } from "@/lib/domain/refusal";
import { VIEW_FORMAT, VIEW_NAME_MAX, VIEW_QUERY_MAX, viewName, viewQuery } from "@/lib/domain/saved-view";
import { rawParams } from "@/lib/domain/search-params";

/** What a view keeps, as the browser asks for it: search parameters of the list, and columns. */
export type ViewContent = { readonly query: string; readonly columns: readonly ListColumn[] };

/** What is stored of it: only what this version understands, in its canonical form. @throws Refusal invalid_input */
export function storedContent({ query, columns }: ViewContent) {
  const kept = viewQuery(parseInstanceFilter(rawParams(new URLSearchParams(query))));
  if (kept.length > VIEW_QUERY_MAX) throw new Refusal("invalid_input", { field: "query" });
  return { query: kept, columns: columnsText(columns), format: VIEW_FORMAT };
}

/** @throws Refusal view_name */
export function requireName(text: string): string {
  const name = viewName(text);
  if (name === null) throw new Refusal("view_name", { max: VIEW_NAME_MAX });
  return name;
}
