import { firstParam, oneOf, type RawParams } from "./search-params";

export const CHANGE_PAGE_SIZE = 50;
/** `approval`: open, and waiting for one. */
export const CHANGE_LIST_STATES = ["open", "approval", "ended"] as const;
export type ChangeListState = (typeof CHANGE_LIST_STATES)[number];

/** Names a place in the list of changes: the change that stands there. `createdAt` epoch milliseconds. */
export type ChangeCursor = { readonly createdAt: number; readonly id: string };

/** What the list of changes shows; the same fields in the page's URL and in GET /api/changes. */
export type ChangeFilter = {
  readonly state: ChangeListState | null;
  readonly before: ChangeCursor | null;
  readonly after: ChangeCursor | null;
};

/** The form of a change's id; what has another form is no id, and nothing is asked of the store. */
export function isChangeId(text: string): boolean {
  return /^[0-9A-Za-z_-]{4,64}$/.test(text);
}

export function changeCursorText(cursor: ChangeCursor): string {
  return `${cursor.createdAt}.${cursor.id}`;
}

function parseCursor(text: string): ChangeCursor | null {
  const dot = text.indexOf(".");
  const createdAt = Number(text.slice(0, dot));
  const id = text.slice(dot + 1);
  return dot > 0 && Number.isSafeInteger(createdAt) && createdAt >= 0 && isChangeId(id) ? { createdAt, id } : null;
}

/** Reads search parameters. Whatever can't be understood is treated as absent, so no URL is an error. */
export function parseChangeFilter(raw: RawParams): ChangeFilter {
  const before = parseCursor(firstParam(raw, "before"));
  return {
    state: oneOf(CHANGE_LIST_STATES, firstParam(raw, "state")),
    before,
    after: before === null ? parseCursor(firstParam(raw, "after")) : null,
  };
}

/** The shortest query string for a filter, without "?". */
export function changeFilterQuery(filter: ChangeFilter): string {
  const query = new URLSearchParams();
  if (filter.state) query.set("state", filter.state);
  if (filter.before) query.set("before", changeCursorText(filter.before));
  if (filter.after) query.set("after", changeCursorText(filter.after));
  return query.toString();
}
