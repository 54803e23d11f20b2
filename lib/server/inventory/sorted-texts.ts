import "server-only";
import type { RowKey } from "./best-matches";

/** What a search looks at of an instance: in its order, with all that is searched. */
export type SearchedText = RowKey & { readonly sort_name: string; readonly search_text: string };

/** Rows of one block are put in one text when they are searched; so many that a change costs little and a search asks few of them. */
const BLOCK = 512;
/** In no text that PostgreSQL holds, and in no search. */
const BETWEEN = "\u0000";
const SURROGATE = /[\ud800-\udfff]/;

type Block = { readonly texts: SearchedText[]; joined: string | null };

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  // As code points, like the store: by their UTF-16 units, what lies beyond the first 65,536 would stand too early.
  if (SURROGATE.test(one) || SURROGATE.test(other)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : 1;
}

/** By name, region and id, as a page of the list is ordered. */
function compareKey(one: SearchedText, other: SearchedText): number {
  return (
    compareText(one.sort_name, other.sort_name) ||
    compareText(one.region, other.region) ||
    compareText(one.instance_id, other.instance_id)
  );
}

const keyOf = ({ region, instance_id }: RowKey) => `${region}/${instance_id}`;

/** The index of the last of `items` that is not after; -1 = all are. */
function lastNotAfter<T>(items: readonly T[], isAfter: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isAfter(item)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** The texts of a fleet in the order of names, in memory: what holds a piece of text is found without asking each row by itself. */
export class SortedTexts {
  readonly #blocks: Block[] = [];
  readonly #byKey = new Map<string, SearchedText>();

  /** Takes in a new instance, or what another says now. */
  put(text: SearchedText): void {
    this.remove(text);
    this.#byKey.set(keyOf(text), text);
    const at = Math.max(0, this.#blockOf(text));
    const block = this.#blocks[at];
    if (!block) {
      this.#blocks.push({ texts: [text], joined: null });
      return;
    }
    block.texts.splice(lastNotAfter(block.texts, (one) => compareKey(one, text) > 0) + 1, 0, text);
    block.joined = null;
    if (block.texts.length > 2 * BLOCK)
      this.#blocks.splice(at + 1, 0, { texts: block.texts.splice(BLOCK), joined: null });
  }

  remove(key: RowKey): void {
    const known = this.#byKey.get(keyOf(key));
    if (!known) return;
    this.#byKey.delete(keyOf(key));
    const at = this.#blockOf(known);
    const block = this.#blocks[at];
    block?.texts.splice(
      lastNotAfter(block.texts, (one) => compareKey(one, known) > 0),
      1,
    );
    if (block?.texts.length === 0) this.#blocks.splice(at, 1);
    else if (block) block.joined = null;
  }

  /** Those that hold a piece, which is not empty, in the order of names. */
  *holding(piece: string): Generator<SearchedText> {
    for (const block of this.#blocks) {
      block.joined ??= block.texts.map(({ search_text }) => search_text).join(BETWEEN);
      const { joined } = block;
      let row = 0;
      let end = block.texts[0]?.search_text.length ?? 0;
      for (let at = joined.indexOf(piece); at !== -1; at = joined.indexOf(piece, end)) {
        while (at >= end) {
          row += 1;
          end += 1 + (block.texts[row]?.search_text.length ?? 0);
        }
        const found = block.texts[row];
        if (found) yield found;
      }
    }
  }

  #blockOf(text: SearchedText): number {
    return lastNotAfter(this.#blocks, ({ texts: [first] }) => first !== undefined && compareKey(first, text) > 0);
  }
}
