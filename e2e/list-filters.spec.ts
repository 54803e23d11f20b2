import { expect, test } from "./fixtures/test";
import { chooseFilter, rowOf } from "./screens/instance-list";

test("a filter shows what each of its values would give, takes several, and each can be taken away", async ({
  page,
}) => {
  await page.goto("/instances?search=inventory");
  const status = page.getByRole("status").filter({ hasText: /instances?/ });
  await expect(status).toHaveText(/^2 instances of/);
  await page.getByRole("combobox", { name: "Region" }).click();
  const panel = page.getByRole("dialog", { name: "Region" });
  await expect(panel.getByRole("listitem")).toHaveText(["Frankfurt1", "Singapore1"]);
  await page.keyboard.press("Space");
  await expect(panel.getByRole("checkbox", { name: "Frankfurt" })).toBeChecked();
  await expect(page).toHaveURL("/instances?search=inventory&region=eu-frankfurt");
  await expect(panel.getByRole("listitem"), "the others are still offered").toHaveText(["Frankfurt1", "Singapore1"]);
  await panel.getByRole("checkbox", { name: "Singapore" }).click();
  await expect(page).toHaveURL("/instances?search=inventory&region=ap-singapore&region=eu-frankfurt");
  await expect(status).toHaveText(/^2 instances of/);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Region" })).toBeFocused();

  const chips = page.getByRole("list", { name: "Active filters" });
  await expect(chips.getByRole("listitem")).toHaveText(["Region: Singapore1", "Region: Frankfurt1"]);
  await chips.getByRole("button", { name: "Remove Region: Singapore" }).click();
  await expect(page).toHaveURL("/instances?search=inventory&region=eu-frankfurt");
  await expect(page.getByRole("rowheader")).toContainText(["inventory-eu"]);
  await page.goBack();
  await expect(chips.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/instances");
});

test("tags, projects, types and versions are behind one button", async ({ page }) => {
  await page.goto("/instances");
  await page.getByRole("button", { name: "More filters" }).click();
  await chooseFilter(page, "Tag", "环境=生产", "tier=1");
  await expect(page.getByRole("rowheader")).toContainText(["cart-main", "orders-prod", "订单数据库-生产"]);
  await page.getByRole("combobox", { name: "Tag" }).click();
  const panel = page.getByRole("dialog", { name: "Tag" });
  await panel.getByRole("searchbox").fill("tier");
  await expect(panel.getByRole("listitem")).toHaveText(["tier=12"]);
  await page.getByRole("heading", { level: 1 }).click();
  await expect(panel).toBeHidden();

  await chooseFilter(page, "Type", "Sharded cluster");
  await expect(page.getByRole("rowheader")).toContainText(["orders-prod"]);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Tag" })).toHaveText("Tagtier=1+1");
});

test("certificates that expire between two days", async ({ page }) => {
  await page.goto("/instances?search=customer&ssl=unknown");
  await page.getByRole("combobox", { name: "Expiry" }).click();
  const panel = page.getByRole("dialog", { name: "Expiry" });
  await panel.getByLabel("From").fill("2001-01-01");
  await panel.getByLabel("To", { exact: true }).fill("2001-01-31");
  await expect(page).toHaveURL(/expiresFrom=200[01]-[^&]+&expiresTo=2001-0[12]/);
  await expect(page.getByText("No instance matches")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Expiry: 1 Jan 2001 – 31 Jan 2001" }).click();
  await expect(page).toHaveURL("/instances?search=customer&ssl=unknown");
});

test("the best match stands first, what was found is marked, and a hidden place is told", async ({ page }) => {
  await page.goto("/instances");
  const search = page.getByRole("searchbox", { name: "Search instances" });
  await search.fill("cart");
  await expect(page).toHaveURL("/instances?search=cart");
  await expect(page.getByRole("rowheader")).toContainText(["cart-cache", "cart-main"]);
  await expect(rowOf(page, "cart-main").locator("mark")).toHaveText(["cart"]);

  await search.fill("tim gudang");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  const gudang = rowOf(page, "Gudang data");
  await expect(gudang).toContainText("tag pemilik=tim gudang");
  await expect(gudang.locator("mark")).toHaveText(["Gudang", "tim", "gudang"]);
  await search.fill("10.5.2.14:27017");
  await expect(rowOf(page, "cart-main")).toContainText("address 10.5.2.14:27017");

  await search.fill("x".repeat(10_000));
  await expect(page.getByText("Only the first 200 characters are searched.").first()).toBeVisible();
  await expect(page.getByText("No instance matches")).toBeVisible();
});

test("an address with 500 filters or a long search is a page that says what it left out", async ({ page }) => {
  const regions = Array.from({ length: 500 }, (_, index) => `region=ap-city${index}`);
  const opened = await page.goto(`/instances?${regions.join("&")}`);
  expect(opened?.status()).toBe(200);
  await expect(page.getByText("were left out: Region.")).toBeVisible();
  await expect(page.getByText("No instance matches")).toBeVisible();
  const long = await page.goto(`/instances?search=${"%25_".repeat(2_500)}`);
  expect(long?.status()).toBe(200);
  await expect(page.getByText("Only the first 200 characters are searched.").first()).toBeVisible();
});
