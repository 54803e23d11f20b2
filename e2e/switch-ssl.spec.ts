import { expect, test } from "./fixtures/test";
import { expiryOf, openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

// As most people see it: with what moves.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("enabling SSL is asked, sent once, followed, and done only when it is", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId, name } = place;
  const row = rowOf(page, instanceId);
  const control = switchOf(page, instanceId);
  await openListAt(page, instanceId);

  await test.step("the dialog names what will happen to whom", async () => {
    await control.click();
    const dialog = page.getByRole("alertdialog", { name: `Enable SSL on ${instanceId}?` });
    await expect(dialog).toBeVisible();
    await expect(dialog).toHaveAccessibleDescription(/restarts node by node.*Connections drop/);
    for (const fact of [instanceId, name, `(${place.region})`, "6.0", "Disabled"])
      await expect(dialog).toContainText(fact);
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(control, "it does not move while the question is open").toHaveAttribute("aria-checked", "false");
    expect(await emulator.sent(place)).toBe(0);
  });

  await test.step("cancelling sends nothing", async () => {
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("alertdialog")).toBeHidden();
    await expect(control).toBeFocused();
    expect(await emulator.sent(place)).toBe(0);
  });

  await test.step("in flight it says so, and the switch stays where the truth is", async () => {
    await switchSsl(page, instanceId, "enabled", "CHG-1042 auditors ask for it");
    await expect(row).toContainText("Enabling…");
    await expect(control).toHaveAttribute("aria-checked", "false");
    await expect(control).toBeDisabled();
    await expect(control).toHaveAccessibleDescription(/SSL is being enabled, started by The operator/);
    // A whole new reading by the page, while the task still runs.
    await page.reload();
    await expect(row).toContainText("Enabling…");
    await expect(control).toHaveAttribute("aria-checked", "false");
  });

  await test.step("it flips when the instance has really changed", async () => {
    await emulator.endFlow(place);
    await expect(control).toHaveAttribute("aria-checked", "true");
    await expect(row).toContainText("Enabled");
    // Whole days are counted, and the first of the 365 has begun.
    await expect(expiryOf(page, instanceId)).toContainText(/in 36[45] days/);
    await expect(page.getByRole("status").filter({ hasText: `SSL is enabled on ${instanceId}.` })).toBeAttached();
    expect(await emulator.sent(place)).toBe(1);
  });

  await test.step("the history keeps who and why", async () => {
    await row.getByRole("link", { name }).click();
    const entry = page.getByRole("table", { name: "Changes of this instance" }).getByRole("row").nth(1);
    for (const part of ["Enable SSL", "The operator", "CHG-1042 auditors ask for it", "Done"])
      await expect(entry).toContainText(part);
    await entry.getByRole("link", { name: "Enable SSL" }).click();
    await expect(page.getByRole("heading", { name: `Enable SSL on ${name}`, level: 1 })).toBeVisible();
    await expect(page.getByRole("progressbar", { name: "Change progress" })).toHaveAttribute("aria-valuenow", "1");
  });
});

test("disabling SSL from the instance's own page", async ({ page, spares, emulator }) => {
  const place = spares.take("enabled");
  const { instanceId, region } = place;
  await page.goto(`/instances/${region}/${instanceId}`);
  await switchOf(page, instanceId).click();
  await expect(page.getByRole("alertdialog")).toContainText("all traffic is unencrypted");
  await page.getByRole("button", { name: "Cancel" }).click();
  await switchSsl(page, instanceId, "disabled", "Old clients");
  await expect(page.getByText("Disabling…").first()).toBeVisible();
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText("SSL is off: the certificate can be downloaded once it is on.")).toBeVisible();
  expect(await emulator.calls({ action: "InstanceEnableSSL", instanceId })).toMatchObject([
    { params: { InstanceId: instanceId, Enable: false }, outcome: "answered" },
  ]);
});
