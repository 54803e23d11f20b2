import { expect, type Page } from "@playwright/test";

/** Opens a page and waits until it takes keys: what is pressed before its scripts run is nobody's. */
export async function openForKeys(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectScripts(page);
}

/** Waits until the scripts of the frame, and with them those of its page, run. */
export async function expectScripts(page: Page): Promise<void> {
  await expect(page.locator("[aria-keyshortcuts]").first()).toBeVisible();
}
