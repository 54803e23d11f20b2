import { expect, test } from "vitest";
import { type SearchedText, SortedTexts } from "./sorted-texts";

const text = (instance_id: string, sort_name: string, search_text = `${instance_id} ${sort_name}`): SearchedText => ({
  region: "ap-jakarta",
  instance_id,
  sort_name,
  search_text,
});
const held = (texts: SortedTexts, piece: string) => [...texts.holding(piece)].map(({ instance_id }) => instance_id);
const byCodePoints = (one: SearchedText, other: SearchedText) =>
  Buffer.compare(
    Buffer.from(`${one.sort_name}\0${one.instance_id}`),
    Buffer.from(`${other.sort_name}\0${other.instance_id}`),
  );

test("after any number of changes, what holds a piece stands in the order of names", () => {
  const texts = new SortedTexts();
  const plain = new Map<string, SearchedText>();
  // The same numbers in each run.
  let seed = 7;
  const some = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  for (let change = 0; change < 12_000; change += 1) {
    const id = `cmgo-${some(4_000)}`;
    if (some(4) === 0) {
      texts.remove(text(id, ""));
      plain.delete(id);
    } else {
      const one = text(id, `${["orders", "users", "数据", "\u{1f600}", "\uffee"][some(5)]}-${some(50)}`);
      texts.put(one);
      plain.set(id, one);
    }
  }
  const sorted = [...plain.values()].sort(byCodePoints);
  expect(sorted.length).toBeGreaterThan(2_000);
  for (const piece of ["cmgo-", "ders-1", "数", "\u{1f600}-4", "\uffee", "cmgo-77", "nothing"])
    expect(held(texts, piece), piece).toEqual(
      sorted.filter(({ search_text }) => search_text.includes(piece)).map(({ instance_id }) => instance_id),
    );
});

test("a row is found once, and no piece is put together of two rows", () => {
  const texts = new SortedTexts();
  for (const one of [text("1", "a", "abcabc"), text("2", "b", ""), text("3", "c", "dabc")]) texts.put(one);
  expect(held(texts, "abc")).toEqual(["1", "3"]);
  expect(held(texts, "cd")).toEqual([]);
  expect(held(texts, "bcabc")).toEqual(["1"]);
});
