import { expect, type Locator, type Page } from "@playwright/test";
import { expectScripts } from "./shell";

/** The row of one instance in the list. */
export function rowOf(page: Page, instanceId: string): Locator {
  return page.getByRole("table", { name: "Instances" }).getByRole("row").filter({ hasText: instanceId });
}

/** When the certificate of an instance in the list expires; the first time in its row, before "last checked". */
export function expiryOf(page: Page, instanceId: string): Locator {
  return rowOf(page, instanceId).getByRole("time").first();
}

/** The SSL switch of one instance, in the list or on its own page. */
export function switchOf(page: Page, instanceId: string): Locator {
  // Hidden from assistive technology while a dialog stands before it; a test may look all the same.
  return page.getByRole("switch", { name: `SSL for ${instanceId}`, exact: true, includeHidden: true });
}

/** Ticks or unticks values of one of the list's filters, and closes it again. */
export async function chooseFilter(page: Page, name: string, ...values: string[]): Promise<void> {
  const filter = page.getByRole("combobox", { name, exact: true });
  await filter.click();
  const panel = page.getByRole("dialog", { name, exact: true });
  for (const value of values) await panel.getByRole("checkbox", { name: value, exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
}

/** Opens the list with one instance in it. */
export async function openListAt(page: Page, instanceId: string): Promise<void> {
  await page.goto(`/instances?search=${instanceId}`);
  await expect(rowOf(page, instanceId)).toBeVisible();
}

/** Switches SSL as a person does: the switch, the reason, the confirmation. Returns when the dialog has closed. */
export async function switchSsl(
  page: Page,
  instanceId: string,
  to: "enabled" | "disabled",
  reason = "",
): Promise<void> {
  await expectScripts(page);
  await switchOf(page, instanceId).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: to === "enabled" ? "Enable SSL" : "Disable SSL" }).click();
  await expect(dialog).toBeHidden();
}
