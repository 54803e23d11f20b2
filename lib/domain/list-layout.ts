import { DEFAULT_COLUMNS, type ListColumn } from "./list-columns";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** How a person likes the list to look, whichever browser they use. */
export type ListLayout = { readonly columns: readonly ListColumn[]; readonly density: Density };

export const DEFAULT_LAYOUT: ListLayout = { columns: DEFAULT_COLUMNS, density: "comfortable" };
