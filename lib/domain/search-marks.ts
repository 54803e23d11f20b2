import { foldText, otherFields, type SearchedFields } from "./search-text";

export type MarkedPart = { readonly text: string; readonly marked: boolean };

/** A text in parts, those that a search's terms match marked. Letters that belong together (a letter and its accent) are never parted. */
export function markedParts(text: string, terms: readonly string[]): readonly MarkedPart[] {
  if (terms.length === 0) return [{ text, marked: false }];
  const points = Array.from(text);
  // For each unit of the folded text, the code point that it came from.
  const origin: number[] = [];
  let folded = "";
  points.forEach((point, index) => {
    const part = foldText(point);
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) origin.push(index);
  });
  const marked = points.map(() => false);
  for (const term of terms) {
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
      const from = origin[at] ?? 0;
      const until = origin[at + term.length - 1] ?? from;
      for (let index = from; index <= until; index += 1) marked[index] = true;
    }
  }
  const parts: { text: string; marked: boolean }[] = [];
  points.forEach((point, index) => {
    const last = parts.at(-1);
    // What folds to nothing (a combining accent, a direction mark) goes with what it stands behind.
    const isMarked = foldText(point) === "" ? (last?.marked ?? false) : (marked[index] ?? false);
    if (last?.marked === isMarked) last.text += point;
    else parts.push({ text: point, marked: isMarked });
  });
  return parts;
}

/** A match outside of id and name. */
export type FoundElsewhere = { readonly field: "tag" | "address" | "project"; readonly text: string };

/** Where the terms are that neither id nor name holds: for each such term the first place, so that a row never leaves a reader to wonder why it is there. */
export function foundElsewhere(fields: SearchedFields, terms: readonly string[]): readonly FoundElsewhere[] {
  const shown = [foldText(fields.instanceId), foldText(fields.name)];
  const hidden = terms.filter((term) => !shown.some((text) => text.includes(term)));
  if (hidden.length === 0) return [];
  const others = otherFields(fields);
  const found = hidden.flatMap((term) => others.find(({ text }) => foldText(text).includes(term)) ?? []);
  return [...new Set(found)];
}
