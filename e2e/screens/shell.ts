import { expect, type Page } from "@playwright/test";

/** Opens a page and waits until it takes keys: what is pressed before its scripts run is nobody's. */
export async function openForKeys(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("[aria-keyshortcuts]").first()).toBeVisible();
}
