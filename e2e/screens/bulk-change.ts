import { expect, type Locator, type Page } from "@playwright/test";
import { expectScripts } from "./shell";

/** The checkbox of one instance in the list. */
export function checkboxOf(page: Page, instanceId: string): Locator {
  return page.getByRole("checkbox", { name: `Select ${instanceId}`, exact: true });
}

/** Selects an instance. A tick before the page's scripts run is nobody's. */
export async function selectInstance(page: Page, instanceId: string): Promise<void> {
  await expectScripts(page);
  await checkboxOf(page, instanceId).check();
}

/** What the bar of the selection says. */
export function selectedText(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: / selected/ });
}

/** Selects instances by a pasted list of their ids, whatever page of the list they are on. The list is open. */
export async function selectPasted(page: Page, ids: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Paste a list of instance ids" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a list of instance ids" });
  await dialog.getByLabel("Instance ids").fill(ids.join("\n"));
  await dialog.getByRole("button", { name: "Add to selection" }).click();
  await expect(dialog).toBeHidden();
  await expect(selectedText(page)).toContainText(`${ids.length} selected`);
}

/** Opens the review of what is selected, by the bar's button. */
export async function openReview(
  page: Page,
  to: "Enable SSL" | "Disable SSL" | "Rotate (off, then on)",
): Promise<Locator> {
  await page.getByRole("button", { name: to, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Review change" });
  await expect(dialog.getByRole("heading", { level: 3 }).first()).toBeVisible();
  return dialog;
}

/** Starts what is reviewed; the page of the change is open then. */
export async function startReviewed(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Start change" }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
}

/** The row of one instance on the page of its change. */
export function itemOf(page: Page, instanceId: string): Locator {
  return page.getByRole("table", { name: "Instances of this change" }).getByRole("row").filter({ hasText: instanceId });
}

/** Waits until so many of the change's instances have settled. */
export async function expectSettled(page: Page, settled: number): Promise<void> {
  const progress = page.getByRole("progressbar", { name: "Change progress" });
  await expect(progress).toHaveAttribute("aria-valuenow", String(settled), { timeout: 40_000 });
}

/** A time of so many days from now at 21:40 in the browser's zone, as its input holds it. */
export function inDays(page: Page, days: number): Promise<string> {
  return page.evaluate((more) => {
    const at = new Date();
    at.setDate(at.getDate() + more);
    const two = (number: number) => String(number).padStart(2, "0");
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T21:40`;
  }, days);
}
