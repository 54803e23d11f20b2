import { expect, test } from "./fixtures/test";
import { expectScripts } from "./screens/shell";

test.use({ as: "viewer" });

test("however quickly one list follows another, all rows of the last are drawn", async ({ page }) => {
  await page.goto("/instances?pageSize=50");
  await expectScripts(page);
  for (let pause = 20; pause <= 60; pause += 5) {
    await page.evaluate(async (millis) => {
      const sleep = (long: number) => new Promise((resolve) => setTimeout(resolve, long));
      const order = (by: string) => window.history.pushState(null, "", `?pageSize=50&sort=${by}`);
      order("-name");
      await sleep(250);
      for (const by of ["region", "version", "name"]) {
        order(by);
        await sleep(millis);
      }
    }, pause);
    const rows = page.getByRole("table", { name: "Instances" }).locator("tbody tr");
    await expect(rows).toHaveCount(50);
    await expect(rows.filter({ has: page.getByRole("link") }), `${pause} ms apart`).toHaveCount(50);
  }
});

test("rows below the screen wait until nobody types", async ({ page }) => {
  await page.goto("/instances?pageSize=50");
  await expectScripts(page);
  const whileTyping = await page.evaluate(async () => {
    window.history.pushState(null, "", "?pageSize=50&sort=-name");
    // Longer than it takes to draw them all.
    for (let key = 0; key < 30; key += 1) {
      document.querySelector("main input")?.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return {
      rows: document.querySelectorAll("tbody tr").length,
      lastBottom: document.querySelector("tbody tr:last-child")?.getBoundingClientRect().bottom ?? 0,
    };
  });
  expect(whileTyping.rows).toBeLessThan(50);
  expect(whileTyping.lastBottom, "the screen is full").toBeGreaterThan(page.viewportSize()?.height ?? 0);
  await expect(page.getByRole("table", { name: "Instances" }).locator("tbody tr")).toHaveCount(50);
});
