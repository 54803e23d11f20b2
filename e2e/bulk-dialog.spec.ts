import { expect, test } from "./fixtures/test";
import { checkboxOf, openReview } from "./screens/bulk-change";

test("with nothing to change there is nothing to start", async ({ page, spares }) => {
  const { instanceId } = spares.take("enabled");
  await page.goto(`/instances?search=${instanceId}`);
  await checkboxOf(page, instanceId).focus();
  await page.keyboard.press("Space");
  const dialog = await openReview(page, "Enable SSL");
  const start = dialog.getByRole("button", { name: "Start change" });
  await expect(start).toBeDisabled();
  await expect(start).toHaveAccessibleDescription(/None of the selected instances can be changed now/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("rows are selected and reviewed within the width", async ({ page, spares }) => {
    const { instanceId } = spares.take("disabled");
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.goto(`/instances?search=${instanceId}`);
    await checkboxOf(page, instanceId).tap();
    for (const name of ["Enable SSL", "Disable SSL", "Clear selection"])
      await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
    expect(await width()).toBe(390);
    const dialog = await openReview(page, "Enable SSL");
    for (const name of ["Cancel", "Start change"])
      await expect(dialog.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
    expect(await width()).toBe(390);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Clear selection" }).tap();
    await expect(checkboxOf(page, instanceId)).not.toBeChecked();
  });
});
