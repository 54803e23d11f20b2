import { cloudSettings } from "./fixtures/console-process";
import { startEmulatorProcess } from "./fixtures/emulator-process";
import { ADMIN, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

test("nothing matches: which filters, and the way back", async ({ page }) => {
  await page.goto("/instances?region=ap-jakarta&search=no-such-name");
  await expect(page.getByText("No instance matches")).toBeVisible();
  await expect(page.getByText(/known; none with .*“no-such-name”.*Region: Jakarta/)).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await expect(page).toHaveURL("/instances");
});

test.describe("a console that knows nothing", () => {
  test.use({ as: null });

  test("is looking, then found none, then could read none", async ({ page, startConsole }) => {
    const empty = await startEmulatorProcess({ seed: "empty" });
    // No question is answered until the page was seen waiting; then each region is asked again after the call's time-out of 10 s.
    await empty.addFault({ kind: "hang", action: "DescribeDBInstances" });
    const own = await startConsole({
      ...cloudSettings(empty.url),
      TENCENTCLOUD_REGIONS: "ap-jakarta,ap-tokyo",
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    });
    await signIn(page, ADMIN, own.url);
    await expect(page.getByText("Every region is asked for its instances.")).toBeVisible();
    await empty.clearFaults();
    await expect(page.getByText("No instances in this account")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Every region is asked for its instances.")).toBeHidden();

    await empty.addFault({ kind: "api_error", code: "AuthFailure.SecretIdNotFound" });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("Nothing is known yet")).toBeVisible();
    const alert = page.getByRole("alert").filter({ hasText: "2 regions can't be read" });
    await expect(alert).toContainText("Tokyo (ap-tokyo) since");
    await expect(alert).toContainText("Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY");
    // Away from the page first: it would ask again while the console stops.
    await page.goto("about:blank");
    await own.stop();
    await empty.stop();
  });
});
