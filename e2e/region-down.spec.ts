import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

test("a region that fails: which, why, since when; the others go on working", async ({ page, spares, emulator }) => {
  test.setTimeout(180_000);
  const place = spares.take("disabled");
  await emulator.addFault({ kind: "api_error", code: "UnauthorizedOperation", region: "sa-saopaulo" });
  await page.goto("/instances?region=sa-saopaulo");
  await expect(rowOf(page, "geo-index")).toContainText("Enabled");
  await page.getByRole("button", { name: "Refresh" }).click();

  const alert = page.getByRole("alert").filter({ hasText: "1 region can't be read" });
  await expect(alert).toContainText("São Paulo (sa-saopaulo) since");
  await expect(alert).toContainText("UnauthorizedOperation");
  await expect(alert).toContainText("The key lacks a permission");
  const since = await alert.getByRole("time").getAttribute("datetime");
  expect(Math.abs(Date.now() - Date.parse(since ?? ""))).toBeLessThan(60_000);
  await alert.getByText("CAM policy to add").click();
  await expect(alert.getByText("mongodb:InstanceEnableSSL")).toBeVisible();

  await test.step("its rows stay, marked as last known", async () => {
    await expect(rowOf(page, "geo-index")).toContainText("Enabled");
    await expect(rowOf(page, "geo-index")).toContainText("Last known");
  });
  await test.step("other pages say it in one line", async () => {
    await page.goto("/changes");
    await expect(page.getByText("The cloud key lacks a permission in 1 region.")).toBeVisible();
    await expect(page.getByText("1 region failing")).toBeVisible();
  });
  await test.step("a switch elsewhere works", async () => {
    await openListAt(page, place.instanceId);
    await switchSsl(page, place.instanceId, "enabled");
    await emulator.endFlow(place);
    await expect(switchOf(page, place.instanceId)).toHaveAttribute("aria-checked", "true");
  });
  await test.step("once it answers again, nothing is said any more", async () => {
    await emulator.clearFaults();
    await page.goto("/instances?region=sa-saopaulo");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert).toBeHidden();
    await expect(rowOf(page, "geo-index")).not.toContainText("Last known");
  });
  await test.step("what is said above the list moves no row from under the pointer", async () => {
    await page.goto("/instances");
    const row = page.locator("tr[data-instance]").nth(3);
    await row.hover();
    const before = await row.boundingBox();
    const refresh = async () => {
      const button = page.getByRole("button", { name: "Refresh" });
      // While the rows of the last press are still read it takes no other.
      await expect(button).not.toHaveAttribute("aria-busy");
      await button.evaluate((one: HTMLElement) => one.click());
    };
    await emulator.addFault({ kind: "api_error", code: "UnauthorizedOperation", region: "sa-saopaulo" });
    await refresh();
    await expect(alert).toBeVisible();
    expect(await row.boundingBox()).toEqual(before);
    await emulator.clearFaults();
    await refresh();
    // The regions are listed once more when the reading that is under way has ended.
    await expect(alert).toBeHidden({ timeout: 100_000 });
    expect(await row.boundingBox()).toEqual(before);
  });
});
