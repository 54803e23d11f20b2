import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { rowOf, switchOf } from "./screens/instance-list";

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} presses of Tab did not reach ${String(target)}.`);
}

test("from the filter to the switched instance without a pointer", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  const control = switchOf(page, instanceId);
  await page.goto("/instances");
  await expect(page.getByRole("rowheader").first()).toBeVisible();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("searchbox", { name: "Search instances" }));
  await page.keyboard.type(instanceId);
  await expect(page).toHaveURL(`/instances?search=${instanceId}`);
  await expect(page.getByRole("rowheader")).toHaveCount(1);

  await tabTo(page, control);
  const ring = await control.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(ring, "the focus can be seen").not.toBe("none");
  await page.keyboard.press("Space");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(control).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await tabTo(page, dialog.getByLabel("Reason"), 5);
  await page.keyboard.type("by keyboard");
  await tabTo(page, dialog.getByRole("button", { name: "Enable SSL" }), 5);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(control, "the focus comes back, though the switch is blocked now").toBeFocused();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  await expect(control).toHaveAccessibleDescription(/SSL is being enabled/);
  await emulator.endFlow(place);
  await expect(control).toHaveAttribute("aria-checked", "true");
  await expect(control).toBeFocused();
  expect(await emulator.sent(place)).toBe(1);
});

test("what can't be switched says why, also by keyboard", async ({ page }) => {
  await page.goto("/instances?search=identity-legacy");
  const control = page.getByRole("switch");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await tabTo(page, control);
  const reason = page.getByRole("tooltip").filter({ visible: true });
  await expect(reason).toContainText("SSL needs MongoDB 4.0 or later. Upgrade the instance first.");
  await expect(control).toHaveAccessibleDescription("SSL needs MongoDB 4.0 or later. Upgrade the instance first.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});
