import "server-only";
import { foldText, searchPieces } from "@/lib/domain/search-text";
import type { RowKey } from "./best-matches";
import type { SearchedText, SortedTexts } from "./sorted-texts";

/**
 * A search among texts in memory: the best matches up to the end of a page, in the order that the store's own search gives them
 * (search-conditions.ts), and how many match. null = it has no words, so that everything matches.
 */
export function rankTexts(
  texts: SortedTexts,
  search: string,
  most: number,
): { readonly keys: readonly RowKey[]; readonly count: number } | null {
  const folded = foldText(search);
  const { anywhere, beginsWords } = searchPieces(search);
  // The longest is found least often.
  const [piece, ...others] = anywhere.toSorted((one, other) => other.length - one.length);
  if (piece === undefined || folded === "") return null;
  const is: SearchedText[] = [];
  const begins: SearchedText[] = [];
  const words: SearchedText[] = [];
  const inside: SearchedText[] = [];
  let count = 0;
  for (const found of texts.holding(piece)) {
    const { search_text } = found;
    if (!others.every((other) => search_text.includes(other))) continue;
    count += 1;
    const id = found.instance_id.toLowerCase();
    if (id === folded) is.push(found);
    else if (id.startsWith(folded) || found.sort_name.startsWith(folded)) begins.push(found);
    // Of those behind the end of the page, it doesn't matter which they are.
    else if (words.length < most && beginsWords.every((word) => search_text.includes(word))) words.push(found);
    else if (inside.length < most) inside.push(found);
  }
  const keys = [...is, ...begins, ...words, ...inside].slice(0, most);
  return { keys: keys.map(({ region, instance_id }) => ({ region, instance_id })), count };
}
