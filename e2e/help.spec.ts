import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchSsl } from "./screens/instance-list";

test("an error leads to what it means, what to do and whether trying again helps", async ({
  page,
  spares,
  emulator,
}) => {
  const { region, instanceId } = spares.take("disabled");
  await emulator.addFault({
    kind: "api_error",
    code: "UnsupportedOperation.OfTomorrow",
    action: "InstanceEnableSSL",
    instanceId,
  });
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await rowOf(page, instanceId).getByRole("link", { name: "UnsupportedOperation.OfTomorrow" }).click();
  await expect(page).toHaveURL("/help/errors#UnsupportedOperation.OfTomorrow");
  await expect(page.getByText("It belongs to UnsupportedOperation.*.")).toBeVisible();
  const family = page
    .locator('[aria-current="true"]')
    .filter({ has: page.getByRole("link", { name: "UnsupportedOperation.*" }) });
  await expect(family).toBeFocused();
  await expect(family).toContainText("No: the answer stays the same.");

  await page.getByRole("searchbox", { name: "Search errors" }).fill("lockf");
  await expect(page.getByText("1 error", { exact: true })).toBeVisible();
  await page.goto("/help/errors#InvalidParameterValue.LockFailed");
  await page.reload();
  const lock = page.getByRole("article").filter({ hasText: "InvalidParameterValue.LockFailed" });
  await expect(lock).toHaveAttribute("aria-current", "true");
  await expect(lock).toBeInViewport();
  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(page.getByRole("alert").getByRole("link", { name: "UnsupportedOperation.OfTomorrow" })).toBeVisible();
});
