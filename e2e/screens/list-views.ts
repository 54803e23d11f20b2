import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the dialog of the views, whatever is open now. */
export async function openViews(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: /^Views; open now/ }).click();
  const dialog = page.getByRole("dialog", { name: "Views" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Saves what the list shows as a view, and waits until it is open. */
export async function saveView(page: Page, name: string, { shared = false } = {}): Promise<void> {
  const dialog = await openViews(page);
  await dialog.getByLabel("Name of the view").fill(name);
  if (shared) await dialog.getByRole("checkbox", { name: "Share with everybody here" }).check();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog).toBeHidden();
  await expect(openView(page)).toContainText(name);
}

/** The line that says which view is open. */
export function openView(page: Page): Locator {
  return page.getByRole("region", { name: "View", exact: true });
}

/** Deletes one of the own views. */
export async function deleteView(page: Page, name: string): Promise<void> {
  const dialog = await openViews(page);
  await dialog.getByRole("button", { name: `Delete ${name}`, exact: true }).click();
  await dialog.getByRole("button", { name: "Delete view" }).click();
  await expect(dialog.getByRole("link", { name, exact: true })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Close" }).click();
}
