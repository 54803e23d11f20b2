import { PASSWORD, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

test.describe("a browser that prefers another language", () => {
  test.use({ as: null });

  for (const [locale, title, lang] of [
    ["zh-CN", "登录", "zh-CN"],
    ["id-ID", "Masuk", "id"],
    ["fr-FR", "Sign in", "en"],
  ] as const) {
    test.describe(locale, () => {
      test.use({ locale });
      test(`reads ${lang}`, async ({ page }) => {
        await page.goto("/sign-in");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
      });
    });
  }
});

test("a language that was chosen is kept with the person, in every browser", async ({ page, openAs }) => {
  await page.goto("/instances");
  const menu = page.getByRole("button", { name: "Account of The operator" });
  await menu.click();
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "简体中文" });
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("实例");
  await expect(page.getByRole("table", { name: "实例" })).toBeVisible();
  for (const path of ["/changes", "/settings"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\p{Script=Han}/u);
  }
  const elsewhere = await openAs(null);
  await signIn(elsewhere, { email: "operator@example.test", password: PASSWORD });
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("实例");

  await page.goto("/settings");
  await page.getByRole("main").getByRole("combobox").first().selectOption({ label: "Bahasa Indonesia" });
  await expect(page.locator("html")).toHaveAttribute("lang", "id");
  await page.goto("/instances");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Instans");
  await page.goto("/settings");
  await page.getByRole("main").getByRole("combobox").first().selectOption({ label: "English" });
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("times are in the reader's zone, which is named, and UTC on hover", async ({ page }) => {
  await page.goto("/instances?search=orders-prod");
  const time = page.getByRole("row").getByRole("time").first();
  await expect(time).toContainText(/in 29 days.*\d{2}:\d{2} (GMT\+7|WIB)/);
  await expect(time).toHaveAttribute("title", / UTC$/);
  await expect(time).toHaveAttribute("datetime", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000Z$/);
});
