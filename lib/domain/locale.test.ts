import { describe, expect, it } from "vitest";
import { isLocale, negotiateLocale } from "./locale";

describe("negotiateLocale", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["*", "en"],
    ["zh", "zh-CN"],
    ["zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["id-ID,id;q=0.9", "id"],
    ["de-DE,de;q=0.9", "en"],
    ["de, id;q=0.4, zh-CN;q=0.5", "zh-CN"],
    ["en;q=0, id", "id"],
    ["EN-gb", "en"],
    [";;;,q=1", "en"],
  ])("%s gives %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});

describe("isLocale", () => {
  it("knows the console's languages only", () => {
    expect(["en", "zh-CN", "id", "zh", "EN", "", null, 1].map(isLocale)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
