import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

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

test("what the console does is shown as other tools do it, with the region and the id and without a key", async ({
  page,
  spares,
}) => {
  const { region, instanceId } = spares.take("enabled");
  await page.goto(`/instances?search=${instanceId}&region=${region}`);
  await page.getByRole("button", { name: "Show the call" }).click();
  const dialog = page.getByRole("dialog", { name: "List instances" });
  await expect(
    dialog.getByText(`tccli mongodb DescribeDBInstances --cli-unfold-argument --region ${region}`),
  ).toBeVisible();
  await dialog.getByLabel("Region").selectOption({ label: "Jakarta (ap-jakarta)" });
  await expect(dialog.getByText('region: "ap-jakarta"')).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Show the call" })).toBeFocused();

  await switchOf(page, instanceId).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("Show the call").click();
  await expect(question.getByText(`--InstanceId ${instanceId} --Enable false`)).toBeVisible();
  await expect(question.getByText("Destroying this resource")).toBeVisible();
  await question.getByRole("button", { name: "Cancel" }).click();

  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(page.getByText("The address is the one that the API gives for this instance.")).toBeVisible();
  await page.getByLabel("Connection string").selectOption({ index: 1 });
  await page.getByRole("tab", { name: "Go", exact: true }).click();
  await expect(page.getByRole("tabpanel", { name: "Go" })).toContainText("readPreference=secondaryPreferred");
  await expect(page.getByRole("tabpanel", { name: "Go" })).toContainText("VerifyConnection");
  await page.getByText("Show the call").click();
  await page.getByLabel("Call", { exact: true }).selectOption("Read the connection strings");
  await expect(page.getByText(`client.DescribeDBInstanceURL({ InstanceId: "${instanceId}" })`)).toBeVisible();
});

test.describe("an administrator", () => {
  test.use({ as: "admin" });

  test("tries what the key may do, region by region, and never a switch", async ({ page, emulator, openAs, guard }) => {
    await emulator.addFault({
      kind: "api_error",
      code: "UnauthorizedOperation.CamPermissionDenied",
      action: "DescribeClientConnections",
      region: "ap-jakarta",
    });
    await page.goto("/settings/permissions");
    await page.getByRole("button", { name: "Check permissions" }).click();
    const table = page.getByRole("table", { name: "Permissions by region" });
    await expect(page.getByText(/^\d+ regions checked$/)).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole("button", { name: "Check again" })).toBeEnabled();
    await expect(page.getByText("Denied in Jakarta: DescribeClientConnections.")).toBeVisible();
    const jakarta = table.getByRole("row").filter({ hasText: "ap-jakarta" });
    await expect(jakarta.getByText("Denied", { exact: true })).toHaveCount(1);
    await expect(jakarta.getByText("Works", { exact: true })).toHaveCount(4);
    await expect(jakarta.getByText("Not tried")).toHaveCount(1);
    await expect(page.getByText('"mongodb:InstanceEnableSSL"')).toHaveCount(1);
    await jakarta.getByRole("link", { name: "UnauthorizedOperation.CamPermissionDenied" }).click();
    await expect(page.locator('[aria-current="true"] h3')).toHaveText("UnauthorizedOperation.*");
    await page.goto("/audit?action=permission.check");
    await expect(
      page.getByRole("table", { name: "Audit" }).getByRole("row").filter({ hasText: "Succeeded" }).first(),
    ).toContainText("Check cloud permissions");

    const viewer = await openAs("viewer");
    guard.allowStatus(404);
    expect((await viewer.goto("/settings/permissions"))?.status()).toBe(404);
  });
});
