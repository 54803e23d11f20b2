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

test("a hundred thousand pasted ids are too many: the limit is said at once, and nothing is asked", async ({
  page,
}) => {
  await page.goto("/instances");
  await page.getByRole("button", { name: "Paste a list of instance ids" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a list of instance ids" });
  const field = dialog.getByLabel("Instance ids");
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  // With commas: typed by a program, each new line takes Chromium longer than the one before it.
  await field.fill(Array.from({ length: 100_000 }, (_, index) => `cmgo-${100_000 + index}`).join(","));
  await dialog.getByRole("button", { name: "Add to selection" }).click();
  await expect(field).toHaveAccessibleDescription(/More than 5,000 ids are too many at once/);
  expect(posts).toEqual([]);
  await field.fill("cmgo-100000");
  await dialog.getByRole("button", { name: "Add to selection" }).click();
  await expect(dialog.getByRole("alert")).toContainText("1 id is not known here");
  await dialog.getByRole("button", { name: "Close" }).click();
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
