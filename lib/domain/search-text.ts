/** Longer searches are cut, and said to be. */
export const SEARCH_MAX_LENGTH = 200;
/** More words than these don't narrow any further. */
const TERMS_MAX = 8;

/** What nobody sees: control characters, lone surrogates, zero-width and writing direction marks. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** Marks over and under Latin letters: "café" is found by "cafe". */
const DIACRITICS = /[\u0300-\u036f]/gu;
const PLAIN = /^[ -~]*$/;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** Stands before each word of a stored text, and before the words inside a term: where it stands, a term begins a word. */
const WORD = "\u0001";
/** Between an id and a name. */
const NAME = "\u0002";

/** A search as it is kept: spaces made one, what nobody sees taken out, cut. */
export function cleanSearch(text: string): string {
  return text
    .slice(0, 4 * SEARCH_MAX_LENGTH)
    .replace(/\s+/gu, " ")
    .replace(UNSEEN, "")
    .trim()
    .slice(0, SEARCH_MAX_LENGTH)
    .replace(/\p{Cs}/gu, "")
    .trimEnd();
}

function foldPoint(point: string): string {
  return /\s/u.test(point) ? " " : point.normalize("NFKD").replace(UNSEEN, "").replace(DIACRITICS, "").toLowerCase();
}

/** A text as it is compared: small letters, wide and joined forms taken apart, no diacritics. Each code point by itself, so that a place in it is a place in the text. */
export function foldText(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : Array.from(text, foldPoint).join("");
}

/** The words of a search, folded; an instance matches when each is somewhere in it. */
export function searchTerms(search: string): readonly string[] {
  const words = foldText(search)
    .split(" ")
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, TERMS_MAX);
}

/** `first` = its beginning counts as the beginning of a word. */
function withWordMarks(folded: string, first: boolean): string {
  let marked = "";
  let inside = !first;
  for (const point of folded) {
    const isWord = WORD_CHARACTER.test(point);
    if (isWord && !inside) marked += WORD;
    marked += point;
    inside = isWord;
  }
  return marked;
}

export type SearchedFields = {
  readonly instanceId: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly port: number | null;
  readonly projectId: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
};

/** Where the search finds besides id and name, as it is shown. */
export function otherFields(fields: Omit<SearchedFields, "instanceId" | "name">) {
  const { addresses, port, projectId, tags } = fields;
  return [
    ...tags.map(({ key, value }) => ({ field: "tag" as const, text: `${key}=${value}` })),
    ...addresses.map((address) => ({
      field: "address" as const,
      text: port === null ? address : `${address}:${port}`,
    })),
    ...(projectId === null ? [] : [{ field: "project" as const, text: projectId }]),
  ];
}

/** What the store keeps of an instance for the search: id, name, tags, addresses and project, folded, each word marked. */
export function storedSearchText(fields: SearchedFields): string {
  const marked = (text: string) => withWordMarks(foldText(text), true);
  const others = otherFields(fields).map(({ text }) => `\n${marked(text)}`);
  return `${marked(fields.instanceId)}${NAME}${marked(fields.name)}${others.join("")}`;
}

/**
 * Where a stored text must hold a search. `anywhere`: each of them, for a match at all. The better matches: it `is` the id (the text's
 * beginning), `beginsId` (the same) or `beginsName` (anywhere), or each of its words begins one (`beginsWords`).
 */
export function searchPieces(search: string) {
  const terms = searchTerms(search);
  const phrase = withWordMarks(foldText(search), true);
  return {
    anywhere: terms.map((term) => withWordMarks(term, false)),
    is: `${phrase}${NAME}`,
    beginsId: phrase,
    beginsName: `${NAME}${phrase}`,
    beginsWords: terms.map((term) => withWordMarks(term, true)),
  };
}
