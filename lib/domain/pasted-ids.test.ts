import { expect, test } from "vitest";
import { parsePastedIds } from "./pasted-ids";

test("ids are read from columns, lists and documents, each once", () => {
  expect(parsePastedIds("cmgo-1a2b3c4d\r\ncmgo-5e6f7g8h\tcmgo-1a2b3c4d").ids).toEqual([
    "cmgo-1a2b3c4d",
    "cmgo-5e6f7g8h",
  ]);
  expect(parsePastedIds("[\"cmgo-1a2b3c4d\", 'cmro-5e6f'];<cmgo-9999>").ids).toEqual([
    "cmgo-1a2b3c4d",
    "cmro-5e6f",
    "cmgo-9999",
  ]);
  expect(parsePastedIds(" \n ")).toEqual({ ids: [], other: [], cut: false });
});

test("what is no id is named, cut short", () => {
  const { ids, other } = parsePastedIds(`instance_id cmgo-1a2b orders; ${"x".repeat(80)}`);
  expect(ids).toEqual(["cmgo-1a2b"]);
  expect(other).toEqual(["instance_id", "orders", "x".repeat(64)]);
});

test("of far too many words it is said that not all were read", () => {
  const words = Array.from({ length: 100_000 }, (_, index) => `cmgo-${100_000 + index}`);
  const { ids, cut } = parsePastedIds(words.join("\n"));
  expect([ids.length, cut]).toEqual([50_000, true]);
  expect(parsePastedIds(words.slice(0, 50_000).join(" ")).cut).toBe(false);
});
