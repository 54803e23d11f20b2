import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { checkboxOf } from "./screens/bulk-change";
import { rowOf, switchOf } from "./screens/instance-list";
import { openForKeys } from "./screens/shell";

const rows = (page: Page) => page.locator("tr[data-instance]");

test("the list by keys alone: search, move, select, ask, open", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  await openForKeys(page, "/instances");
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search instances" });
  await expect(search).toBeFocused();
  await page.keyboard.type("cmgo-off");
  await expect(page).toHaveURL("/instances?search=cmgo-off");
  await expect(rowOf(page, place.instanceId)).toBeVisible();
  await expect(search, "the letters went into the field").toHaveValue("cmgo-off");

  // To somewhere that is no field: the keys are the list's again.
  await page.getByRole("button", { name: "Clear filters" }).focus();
  await page.keyboard.press("j");
  await expect(rows(page).nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("k");
  await expect(rows(page).nth(0), "there is none above the first").toBeFocused();

  await rowOf(page, place.instanceId).focus();
  await page.keyboard.press("x");
  await expect(checkboxOf(page, place.instanceId)).toBeChecked();
  await page.keyboard.press("x");
  await expect(checkboxOf(page, place.instanceId)).not.toBeChecked();

  await page.keyboard.press("Control+e");
  await page.keyboard.press("e");
  await expect(page.getByRole("alertdialog", { name: `Enable SSL on ${place.instanceId}?` })).toBeVisible();
  expect(await emulator.sent(place), "it asks, and switches nothing by itself").toBe(0);
  for (const key of ["j", "x", "e", "/", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("alertdialog")).toHaveCount(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(switchOf(page, place.instanceId)).toBeFocused();
  await expect(checkboxOf(page, place.instanceId), "a key for the dialog is not one for the list").not.toBeChecked();
  expect(await emulator.sent(place)).toBe(0);

  await rowOf(page, place.instanceId).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/instances/${place.region}/${place.instanceId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(place.name);
  await page.goBack();
  await expect(rowOf(page, place.instanceId), "back where it was left").toBeFocused();
  await page.keyboard.press("x");
  await expect(checkboxOf(page, place.instanceId)).toBeChecked();
});

test("what can't be switched says why at e, and asks nothing", async ({ page }) => {
  await openForKeys(page, "/instances?search=identity-legacy");
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.getByRole("tooltip").filter({ visible: true })).toContainText("SSL needs MongoDB 4.0 or later.");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("the list of keys, and the keys of one character turned off", async ({ page }) => {
  await openForKeys(page, "/instances?pageSize=25");
  await expect(rows(page)).toHaveCount(25);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog.getByText("Ask to switch its SSL")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await dialog.getByRole("checkbox", { name: "Use keys of one character" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  for (const key of ["j", "/", "?"]) await page.keyboard.press(key);
  await expect(page.locator("tr:focus, input:focus, [role=dialog]")).toHaveCount(0);
  await rows(page).nth(0).focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(1), "an arrow is no character").toBeFocused();

  await page.reload();
  await expect(rows(page)).toHaveCount(25);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(dialog.getByRole("checkbox", { name: "Use keys of one character" })).not.toBeChecked();
  await dialog.getByRole("checkbox", { name: "Use keys of one character" }).check();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await rows(page).nth(0).focus();
  await page.keyboard.press("j");
  await expect(rows(page).nth(1)).toBeFocused();
});
