import { expect, test } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { FIRST_DRAFT, settingNumber, settingsOf } from "./settings-draft";

test("the first draft is the careful default", () => {
  expect(settingsOf(FIRST_DRAFT)).toEqual(DEFAULT_CHANGE_SETTINGS);
});

test.each(["", "-1", "1.5", "1e2", "ten", "201", "0"])("%j is no number of instances at a time", (text) => {
  expect(settingNumber("atOnce", text)).toBeNull();
  expect(settingsOf({ ...FIRST_DRAFT, atOnce: text })).toBeNull();
});

test("a canary may be none", () => {
  expect(settingNumber("canary", " 0 ")).toBe(0);
  expect(settingNumber("canary", "101")).toBeNull();
});
