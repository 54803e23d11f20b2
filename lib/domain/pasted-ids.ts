import { isInstanceId } from "./instance";

/** What looking up a list of ids found. An id that exists in two regions stands for both. */
export type FoundInstances = {
  readonly keys: readonly { readonly region: string; readonly instanceId: string }[];
  readonly unknown: readonly string[];
};

/** More words than this are no list of ids. */
const WORDS_MAX = 50_000;

export type PastedIds = {
  /** Each once, in the order given. */
  readonly ids: readonly string[];
  /** Words that have not the form of an id. */
  readonly other: readonly string[];
  /** There were more words than are read. */
  readonly cut: boolean;
};

/** Reads ids out of a pasted text: a column of a sheet, a list with commas, quotes or brackets around. */
export function parsePastedIds(text: string): PastedIds {
  const words = text.split(/[\s,;|"'`[\](){}<>]+/).filter((word) => word !== "");
  const ids = new Set<string>();
  const other = new Set<string>();
  for (const word of words.slice(0, WORDS_MAX)) {
    if (word.length <= 64 && isInstanceId(word)) ids.add(word);
    else other.add(word.slice(0, 64));
  }
  return { ids: [...ids], other: [...other], cut: words.length > WORDS_MAX };
}
