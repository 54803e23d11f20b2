import "server-only";

export type SavedViewTable = {
  id: string;
  /** null = its owner was removed; only shared views outlive theirs. */
  owner_id: string | null;
  /** As it was when the view was last saved. */
  owner_name: string;
  name: string;
  /** The name in lower case: one of a kind for each owner. */
  name_key: string;
  shared: 0 | 1;
  /** Of `query` and `columns` (VIEW_FORMAT). */
  format: number;
  /** Search parameters of the list, without page and length of a page. */
  query: string;
  /** `columnsText`. */
  columns: string;
  /** Epoch milliseconds. */
  created_at: number;
  updated_at: number;
};

/** How one person likes the list; null = as it comes. */
type ListPreferenceTable = {
  user_id: string;
  columns: string | null;
  density: string | null;
  /** Opened by /instances alone. */
  default_view_id: string | null;
};

export type ViewTables = { saved_views: SavedViewTable; list_preferences: ListPreferenceTable };
