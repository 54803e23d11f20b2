import { expect, test } from "./fixtures/test";

for (const [what, name, region] of [
  ["HTML", "<b>shop</b> & <img src=x onerror=alert(1)>", "ap-hongkong"],
  ["a formula", "=1+1 imported from a sheet", "ap-hongkong"],
  ["right-to-left marks", "\u200fقاعدة بيانات الطلبات", "eu-frankfurt"],
  ["Chinese", "订单数据库-生产", "ap-guangzhou"],
  ["emoji", "🛒 flash sale 🎉", "ap-jakarta"],
  ["sixty characters", "reporting-replica-for-the-quarterly-finance-review-emea-2026", "eu-frankfurt"],
] as const) {
  test(`a name with ${what} is shown as it is, everywhere`, async ({ page, emulator }) => {
    const instanceId = (await emulator.instances()).find((one) => one.name === name)?.instanceId ?? "?";
    await page.goto(`/instances?search=${encodeURIComponent(name)}`);
    await expect(page.getByRole("rowheader")).toHaveCount(1);
    const link = page.getByRole("rowheader").getByRole("link");
    expect(await link.textContent()).toBe(name);
    await expect(page.getByRole("rowheader")).toContainText(instanceId);
    // Marks that no eye sees are no part of a search.
    await expect(page.getByRole("searchbox", { name: "Search instances" })).toHaveValue(name.replace("\u200f", ""));

    await page.getByRole("switch").click();
    await expect(page.getByRole("alertdialog").getByText(name, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await link.click();
    await expect(page).toHaveURL(`/instances/${region}/${instanceId}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(name);
    await expect(page).toHaveTitle(`${name} · MongoDB SSL console`);
    await expect(page.getByRole("img", { name: "" })).toHaveCount(0);
  });
}
