import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf } from "./screens/instance-list";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, as: "admin" });

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test("no page scrolls sideways", async ({ page, openAs, spares }) => {
  const place = spares.take("enabled");
  for (const path of [
    "/instances",
    "/instances?search=quarterly",
    "/instances?search=no-such-name",
    `/instances/${place.region}/${place.instanceId}`,
    "/changes",
    "/audit",
    "/settings",
    "/settings/people",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await widthOf(page), path).toBe(390);
  }
  const stranger = await openAs(null);
  await stranger.setViewportSize({ width: 390, height: 844 });
  await stranger.goto("/sign-in");
  expect(await widthOf(stranger), "/sign-in").toBe(390);
});

test("the switch is where the thumb is, and its question fits", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  await openListAt(page, instanceId);
  const control = switchOf(page, instanceId);
  await expect(control).toBeInViewport({ ratio: 1 });
  await control.tap();
  const dialog = page.getByRole("alertdialog");
  for (const name of ["Cancel", "Enable SSL"])
    await expect(dialog.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  expect(await widthOf(page)).toBe(390);
  await dialog.getByRole("button", { name: "Enable SSL" }).tap();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  expect(await widthOf(page)).toBe(390);
  await emulator.endFlow(place, "failed");
  await expect(rowOf(page, instanceId).getByRole("alert")).toBeVisible();
  expect(await widthOf(page), "with a failure on the row").toBe(390);
});
