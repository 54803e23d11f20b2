import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

test("two tabs: the first wins, the second is told who was first", async ({ page, openAs, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  const other = await openAs("admin");
  for (const one of [page, other]) {
    await openListAt(one, instanceId);
    await switchOf(one, instanceId).click();
  }
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");

  const dialog = other.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Enable SSL" }).click();
  await expect(dialog.getByRole("alert")).toContainText(`${instanceId}: the change was not started`);
  await expect(dialog.getByRole("alert")).toContainText("The operator started it on");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(rowOf(other, instanceId)).toContainText("Enabling…");
  await expect(rowOf(other, instanceId)).toContainText("Started by The operator");
  await emulator.endFlow(place);
  for (const one of [page, other]) await expect(switchOf(one, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place)).toBe(1);
});

test("a double click on the confirmation is one call", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  await emulator.addFault({ kind: "delay", millis: 1_000, action: "InstanceEnableSSL", instanceId });
  await openListAt(page, instanceId);
  await switchOf(page, instanceId).dblclick();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).dblclick();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place)).toBe(1);
});

test("a state that changes under the open dialog blocks it", async ({ page, openAs, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  const other = await openAs("admin");
  await openListAt(page, instanceId);
  await openListAt(other, instanceId);
  await switchOf(page, instanceId).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();

  await switchSsl(other, instanceId, "enabled");
  await emulator.endFlow(place);
  await expect(switchOf(other, instanceId)).toHaveAttribute("aria-checked", "true");
  // As when the person comes back to the tab; by itself a page at rest reads again after 30 s.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(dialog.getByRole("alert")).toContainText(
    `${instanceId} changed while this was open: SSL is now Enabled.`,
  );
  await expect(dialog.getByRole("button", { name: "Enable SSL" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Enable SSL" }).click({ force: true });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place)).toBe(1);
});

test("a stale page: what it asks for is there already, or has become impossible", async ({
  page,
  spares,
  emulator,
  openAs,
}) => {
  const done = spares.take("disabled");
  const gone = spares.take("disabled");
  const fresh = await openAs("admin");
  // The page shows for ever what it saw at first.
  await page.goto("/instances?search=cmgo-off&ssl=disabled");
  await expect(rowOf(page, done.instanceId)).toBeVisible();
  const seen = await page.request.get("/api/instances?search=cmgo-off&ssl=disabled");
  await page.route("**/api/instances?*", (route) => route.fulfill({ response: seen }));

  await openListAt(fresh, done.instanceId);
  await switchSsl(fresh, done.instanceId, "enabled");
  await emulator.endFlow(done);
  await expect(switchOf(fresh, done.instanceId)).toHaveAttribute("aria-checked", "true");
  await openListAt(fresh, gone.instanceId);
  await emulator.updateInstance(gone, { ssl: "null" });
  await fresh.getByRole("button", { name: "Refresh" }).click();
  await expect(rowOf(fresh, gone.instanceId)).toContainText("Unknown");

  await test.step("there already: said, and nothing sent", async () => {
    await switchSsl(page, done.instanceId, "enabled");
    await expect(rowOf(page, done.instanceId)).toContainText(
      `SSL was enabled on ${done.instanceId} already. Nothing was sent.`,
    );
    expect(await emulator.sent(done)).toBe(1);
  });
  await test.step("a conflict: what was seen, what it is now", async () => {
    await switchOf(page, gone.instanceId).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Enable SSL" }).click();
    await expect(dialog.getByRole("alert")).toContainText("SSL was Disabled on your page and is Unknown now.");
    await expect(dialog.getByRole("button", { name: "Enable SSL" })).toBeDisabled();
    expect(await emulator.sent(gone)).toBe(0);
  });
});
