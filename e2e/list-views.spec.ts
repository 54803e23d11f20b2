import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures/test";
import { chooseFilter } from "./screens/instance-list";
import { deleteView, openView, openViews, saveView } from "./screens/list-views";

test.describe("columns", () => {
  test.use({ as: "viewer" });

  test("are a person's own: after a reload, and in another browser of theirs", async ({ page, openAs }) => {
    const headers = (of = page) => of.getByRole("table", { name: "Instances" }).getByRole("columnheader");
    await page.goto("/instances");
    await expect(headers()).toHaveText(["Name", "Region", "Version", "SSL", "Expires", "CA", "Last checked"]);
    await page.getByRole("button", { name: "Columns" }).click();
    const dialog = page.getByRole("dialog", { name: "Columns and rows" });
    await dialog.getByRole("checkbox", { name: "CA" }).uncheck();
    await dialog.getByRole("checkbox", { name: "Type" }).check();
    const earlier = dialog.getByRole("button", { name: "Move SSL earlier" });
    await earlier.focus();
    await page.keyboard.press("Enter");
    await expect(earlier).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("status")).toHaveText("SSL is now column 2 of 7.");
    await dialog.getByRole("combobox", { name: "Row height" }).selectOption({ label: "Compact" });
    await dialog.getByRole("button", { name: "Close" }).click();
    const chosen = ["Name", "SSL", "Region", "Version", "Expires", "Last checked", "Type"];
    await expect(headers()).toHaveText(chosen);

    // What the server sends has them already, before any script ran; the last choice is still being kept when the dialog is closed.
    const sent = async () => (await page.request.get("/instances")).text();
    await expect.poll(async () => (await sent()).includes('data-density="compact"')).toBe(true);
    await page.reload();
    await expect(headers()).toHaveText(chosen);
    const other = await openAs("viewer");
    await other.goto("/instances");
    await expect(headers(other)).toHaveText(chosen);

    await page.getByRole("button", { name: "Columns" }).click();
    await dialog.getByRole("combobox", { name: "Row height" }).selectOption({ label: "Comfortable" });
    await dialog.getByRole("button", { name: "Reset columns" }).click();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(headers()).toContainText(["Name", "Region", "Version"]);
  });
});

test("a shared view opens for others by its link, and is theirs to look at only", async ({ page, openAs }) => {
  await page.goto("/instances?region=ap-jakarta&ssl=disabled&sort=-name");
  await saveView(page, "Off in Jakarta", { shared: true });
  const link = page.url();
  expect(new URL(link).search).toMatch(/^\?view=[0-9a-f-]{36}$/);

  const other = await openAs("viewer");
  await other.goto("/instances");
  const dialog = await openViews(other);
  await expect(dialog.getByRole("listitem").filter({ hasText: "Off in Jakarta" })).toContainText("by The operator");
  await dialog.getByRole("link", { name: "Off in Jakarta" }).click();
  await expect(other).toHaveURL(link);
  await expect(other.getByRole("rowheader")).toContainText(["cart-main", "cart-cache"]);
  await chooseFilter(other, "SSL", "Disabled");
  await expect(openView(other)).toContainText("Changed");
  await expect(openView(other).getByRole("button", { name: "Save changes" })).toHaveCount(0);
  await openView(other).getByRole("button", { name: "Back to the view" }).click();
  await expect(other).toHaveURL(link);
  await expect(openView(other)).not.toContainText("Changed");

  await deleteView(page, "Off in Jakarta");
  await other.reload();
  await expect(other.getByRole("note")).toContainText("a view that was deleted or is not shared with you");
  await expect(other.getByRole("combobox", { name: "Region" })).toHaveText("Region");
});

test("a view is changed in the address first, and saved when somebody says so; the default opens by itself", async ({
  page,
}) => {
  await page.goto("/instances?ssl=disabled");
  await saveView(page, "Mine");
  const link = page.url();
  await chooseFilter(page, "Region", "Jakarta");
  await page.getByRole("columnheader", { name: "Region" }).getByRole("button").click();
  await expect(page).toHaveURL(`${link}&region=ap-jakarta&sort=region`);
  await page.reload();
  await expect(openView(page)).toContainText("Changed");
  await openView(page).getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(link);
  await expect(openView(page)).not.toContainText("Changed");
  await expect(page.getByRole("combobox", { name: "Region" })).toHaveText("RegionJakarta");

  const dialog = await openViews(page);
  await dialog.getByLabel("Name of the view").fill("mine");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByRole("alert")).toContainText("You have a view named “mine” already");
  await dialog.getByRole("button", { name: "Open the list with Mine" }).click();
  await expect(dialog.getByText("Your default")).toBeVisible();
  await page.goto("/instances");
  await expect(openView(page)).toContainText("Mine");
  await expect(page.getByRole("combobox", { name: "SSL" })).toHaveText("SSLDisabled");
  await (await openViews(page)).getByRole("link", { name: "All instances" }).click();
  await expect(page).toHaveURL("/instances?view=all");
  await expect(openView(page)).toHaveCount(0);
  await deleteView(page, "Mine");
  await page.goto("/instances");
  await expect(openView(page)).toHaveCount(0);
});

test("a view opens with what of it still means something, and names the rest", async ({ page }) => {
  await page.goto("/instances?ssl=disabled&region=ap-bandung");
  const dialog = await openViews(page);
  await dialog.getByLabel("Name of the view").fill("Off in Bandung");
  await dialog.getByRole("button", { name: "Save view" }).click();
  const left = openView(page).getByRole("note");
  await expect(left).toContainText("Part of this view means nothing here any more and is left out");
  await expect(left.getByRole("listitem")).toHaveText(["region=ap-bandung"]);
  await expect(page.getByRole("list", { name: "Active filters" }).getByRole("listitem")).toHaveText(/^SSL: Disabled/);
  await deleteView(page, "Off in Bandung");
});

test("the file holds all that the filter matches, not just the page", async ({ page }) => {
  const path = "search=cmgo&pageSize=25";
  const { total, rows } = await (await page.request.get(`/api/instances?${path}`)).json();
  expect(total).toBeGreaterThan(rows.length);
  await page.goto(`/instances?${path}`);
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export instances" });
  await expect(dialog).toContainText(`${total} instances that match now`);
  const fileOf = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: format, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^mongodb-instances-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`),
    );
    await expect(dialog.getByRole("status")).toContainText(download.suggestedFilename());
    return readFile(await download.path(), "utf8");
  };
  const csv = await fileOf("CSV");
  expect(csv.startsWith("\uFEFFregion,instance_id,name,")).toBe(true);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(total + 1);
  expect(csv).toContain(`"'=1+1 imported from a sheet"`);
  const json = JSON.parse(await fileOf("JSON"));
  expect(json).toMatchObject({ timeZone: "UTC", filter: "search=cmgo", count: total });
  expect(json.instances).toHaveLength(total);
});
