import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures/test";
import { openForKeys } from "./screens/shell";

test("the palette leads to an instance, by keys alone", async ({ page, spares }) => {
  const { region, instanceId, name } = spares.take("enabled");
  await openForKeys(page, "/changes");
  await expect(page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search or go to" });
  await expect(field).toBeFocused();
  await expect(page.getByRole("listbox", { name: "Results" }).getByRole("group", { name: "Pages" })).toBeVisible();
  await page.keyboard.type(instanceId);
  const found = page.getByRole("group", { name: "Instances" }).getByRole("option", { name });
  await expect(found).toBeVisible();
  await expect(found, "the first one is what Enter takes").toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await found.getAttribute("id")) ?? "none");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/instances/${region}/${instanceId}`);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the palette offers what the reader may see, and begins anew each time", async ({ page }) => {
  await openForKeys(page, "/instances");
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  const opener = page.getByRole("button", { name: "Search or go to" });
  await opener.click();
  const field = page.getByRole("combobox", { name: "Search or go to" });
  const options = page.getByRole("listbox", { name: "Results" }).getByRole("option");
  await field.fill("audit");
  await expect(options.filter({ hasText: /^Audit/ }), "an operator sees no audit").toHaveCount(0);
  await field.fill("settings");
  await expect(options, "nor what only an administrator sets").toHaveText([/^Settings/]);
  await field.fill("passw");
  await expect(options, "sought in what the page is about, too").toHaveText([/^Settings/]);
  await field.fill("no-such-thing-anywhere");
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Nothing found");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("Meta+k");
  await expect(field).toHaveValue("");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(options.last(), "above the first is the last").toHaveAttribute("aria-selected", "true");
});

test("what is typed while the palette is still on its way is not for the list", async ({ page }) => {
  let holding = false;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // From the first request on: a page that is there already may go on for a moment with what loaded its scripts until then.
  await page.route("**/_next/static/**", async (route) => {
    if (holding) await held;
    await route.continue();
  });
  await openForKeys(page, "/instances?pageSize=25");
  const row = page.locator("tr[data-instance]").first();
  await row.focus();
  await page.keyboard.press("x");
  await expect(row.getByRole("checkbox"), "its keys work").toBeChecked();
  holding = true;
  await page.keyboard.press("Control+k");
  await expect(page.getByText("Loading…")).toBeVisible();
  for (const key of ["x", "j", "e", "?"]) await page.keyboard.press(key);
  await expect(row).toBeFocused();
  await expect(row.getByRole("checkbox")).toBeChecked();
  release();
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
  await expect(page.locator("[role=dialog], [role=alertdialog]"), "and nothing else was opened").toHaveCount(1);
});

test("many matches lead to the list; a search that can't be read says so", async ({ page, guard }) => {
  await openForKeys(page, "/changes");
  await page.getByRole("button", { name: "Search or go to" }).click();
  const field = page.getByRole("combobox", { name: "Search or go to" });
  await field.fill("cmgo-off");
  await page.getByRole("option", { name: "All 50 matching instances in the list" }).click();
  await expect(page).toHaveURL("/instances?search=cmgo-off");

  guard.allowStatus(500);
  await openForKeys(page, "/changes");
  await page.route("**/api/instances?*", (route) => route.fulfill({ status: 500, json: {} }));
  await page.getByRole("button", { name: "Search or go to" }).click();
  await field.fill("orders");
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveText("Can't be read now: Instances");
});

test.describe("an administrator", () => {
  test.use({ as: "admin" });

  test("gets to the budget of calls by what it is", async ({ page }) => {
    await openForKeys(page, "/changes");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or go to" }).fill("budget");
    await expect(page.getByRole("option")).toHaveText([/^Reading/]);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/settings/sync");
    await expect(page.getByRole("textbox", { name: "Calls a minute" })).toBeVisible();
  });
});
