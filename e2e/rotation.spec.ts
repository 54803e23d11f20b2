import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { EmulatorProcess, Place } from "./fixtures/emulator-process";
import { expect, test } from "./fixtures/test";
import { expectSettled, itemOf, openReview, selectInstance, startReviewed } from "./screens/bulk-change";
import { openListAt, rowOf, switchOf } from "./screens/instance-list";

test.use({ as: "operator" });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** What was asked for an instance, in order: true = on. */
async function asked(emulator: EmulatorProcess, { instanceId }: Place): Promise<unknown[]> {
  const calls = await emulator.calls({ action: "InstanceEnableSSL", instanceId });
  return calls.map(({ params }) => ("Enable" in params ? params.Enable : null));
}

async function rotate(page: Page, { instanceId }: Place): Promise<void> {
  await openListAt(page, instanceId);
  await selectInstance(page, instanceId);
  await startReviewed(page, await openReview(page, "Rotate (off, then on)"));
}

test("selected instances go off and on again as one change, both steps on its page", async ({
  page,
  spares,
  emulator,
}) => {
  const place = spares.take("enabled");
  const { instanceId } = place;
  await openListAt(page, instanceId);
  await selectInstance(page, instanceId);
  const dialog = await openReview(page, "Rotate (off, then on)");
  await test.step("the review says what it does to clients, and shows both calls", async () => {
    await expect(
      dialog.getByRole("heading", { name: "SSL will be switched off and on again on 1 instance" }),
    ).toBeVisible();
    const notice = dialog.getByRole("note").filter({ hasText: "Between the two steps SSL is off" });
    for (const word of ["Documented:", "Estimate:", "Not documented:"]) await expect(notice).toContainText(word);
    await dialog.getByText("The calls it would make").click();
    for (const enable of [false, true])
      await expect(dialog).toContainText(`--InstanceId ${instanceId} --Enable ${enable}`);
    await expectAccessible(page);
  });
  await startReviewed(page, dialog);
  const item = itemOf(page, instanceId);
  await expect(item).toContainText("Disabling…");
  await expect(item).toContainText("step 1 of 2");
  await emulator.endFlow(place);
  await expect(item).toContainText("Enabling…", { timeout: 20_000 });
  await expect(item).toContainText("step 2 of 2");
  await expect(item).toContainText("SSL seen off");
  await expectAccessible(page);
  await emulator.endFlow(place);
  await expectSettled(page, 1);
  await expect(item).toContainText("Done");
  const requests = (await emulator.calls({ action: "InstanceEnableSSL", instanceId })).map(
    ({ requestId }) => requestId,
  );
  for (const requestId of requests) await expect(item).toContainText(requestId);
  expect(await asked(emulator, place)).toEqual([false, true]);
});

test("one that can't be switched on again is loud wherever it is seen, until SSL is on", async ({
  page,
  spares,
  emulator,
}) => {
  const place = spares.take("enabled");
  const { instanceId, region } = place;
  const refuse = { kind: "api_error", action: "InstanceEnableSSL", instanceId, code: "UnsupportedOperation" } as const;
  await emulator.addFault({ ...refuse, skip: 1, times: 1 });
  await rotate(page, place);
  await expect(itemOf(page, instanceId)).toContainText("Disabling…");
  await emulator.endFlow(place);
  const alert = page.getByRole("alert").filter({ hasText: "SSL is off on 1 instance" });
  await expect(alert).toContainText(instanceId, { timeout: 20_000 });
  await expect(alert).toContainText("off since");
  await expect(page.getByRole("status").filter({ hasText: "1 left with SSL off" })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(page.getByRole("alert").filter({ hasText: `SSL is off on ${instanceId}` })).toContainText("Off since");
  await openListAt(page, instanceId);
  const row = rowOf(page, instanceId);
  const said = row.getByRole("alert").filter({ hasText: `SSL is off on ${instanceId}` });
  await expect(said).toBeVisible();
  await expectAccessible(page);
  await said.getByRole("button", { name: "Enable SSL" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
  await expect(row).toContainText("Enabling…");
  await expect(said, "it is still off").toBeVisible();
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  await expect(said).toBeHidden();
  expect(await asked(emulator, place)).toEqual([false, true, true]);
});

test("a person settles that SSL stays off, with the reason", async ({ page, spares, emulator }) => {
  const place = spares.take("enabled");
  const { instanceId } = place;
  const refuse = { kind: "api_error", action: "InstanceEnableSSL", instanceId, code: "UnsupportedOperation" } as const;
  await emulator.addFault({ ...refuse, skip: 1, times: 1 });
  await rotate(page, place);
  await expect(itemOf(page, instanceId)).toContainText("Disabling…");
  await emulator.endFlow(place);
  const alert = page.getByRole("alert").filter({ hasText: "SSL is off on 1 instance" });
  await alert.getByRole("button", { name: "Leave off" }).click({ timeout: 20_000 });
  const dialog = page.getByRole("alertdialog", { name: `Leave SSL off on ${instanceId}?` });
  await expect(dialog.getByRole("button", { name: "Leave off" })).toBeDisabled();
  await dialog.getByLabel("Why it stays off").fill("Retired on Friday");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Leave off" }).click();
  await expect(alert).toBeHidden();
  await expect(dialog).toBeHidden();
  await expect(itemOf(page, instanceId)).toContainText("Retired on Friday");
  await openListAt(page, instanceId);
  await expect(rowOf(page, instanceId).getByRole("alert")).toHaveCount(0);
  expect(await asked(emulator, place)).toEqual([false, true]);
});
