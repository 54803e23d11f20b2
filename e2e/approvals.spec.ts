import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { expectSettled, itemOf, openReview, selectInstance } from "./screens/bulk-change";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

// A console of its own: while the rule is on, no other test could start anything.
test.use({ consoleOptions: { seed: "empty", env: { RECONCILE_SECONDS: "121" } }, as: "operator" });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

async function setRule(admin: Page, rule: string): Promise<void> {
  await admin.goto("/settings/approvals");
  await admin.getByLabel("Needs an approval").selectOption(rule);
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Saved. It counts from the next change on.")).toBeVisible();
}

async function askForBoth(page: Page, ids: readonly string[]): Promise<string> {
  await page.goto("/instances?search=spare&ssl=disabled&pageSize=25");
  for (const instanceId of ids) await selectInstance(page, instanceId);
  const dialog = await openReview(page, "Enable SSL");
  await expect(dialog.getByRole("note")).toContainText("A second person must approve this");
  await dialog.getByLabel("Reason").fill("CHG-44");
  await dialog.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Waiting for approval until")).toBeVisible();
  return page.url();
}

test("a second person approves or refuses what one asked for, and nothing is sent before", async ({
  page,
  openAs,
  spares,
  emulator,
}) => {
  await emulator.configure({ flowMillis: 500 });
  const admin = await openAs("admin");
  const [first, second, third] = [spares.take("disabled"), spares.take("disabled"), spares.take("disabled")];
  const both = [first.instanceId, second.instanceId];

  await test.step("an administrator sets the rule", async () => {
    await setRule(admin, "Every change, single ones too");
    await expect(admin.getByText("2 people may approve")).toBeVisible();
    await expectAccessible(admin);
  });

  const url = await test.step("the operator asks; their own page only lets them withdraw", async () => {
    const asked = await askForBoth(page, both);
    await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Resume" })).toHaveCount(0);
    await expect(itemOf(page, first.instanceId)).toContainText("Waiting for approval");
    return asked;
  });

  await test.step("a single switch waits too, and its row says so", async () => {
    await openListAt(page, third.instanceId);
    await switchOf(page, third.instanceId).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByRole("note")).toContainText("A second person must approve this");
    await dialog.getByRole("button", { name: "Ask for approval" }).click();
    await expect(rowOf(page, third.instanceId)).toContainText("Waiting for approval");
    await expect(rowOf(page, third.instanceId)).toContainText("The operator asked to enable SSL.");
    await expectAccessible(page);
  });

  await test.step("the administrator finds both, and sees what differs by now", async () => {
    await emulator.updateInstance(second, { ssl: "enabled" });
    await openListAt(admin, second.instanceId);
    await admin.getByRole("button", { name: "Refresh" }).click();
    await expect(switchOf(admin, second.instanceId)).toHaveAttribute("aria-checked", "true");
    await expect(admin.getByRole("button", { name: "Refresh" })).not.toHaveAttribute("aria-busy");
    await expect(admin.getByText("The refresh was not started")).toHaveCount(0);
    await expect(admin.getByRole("link", { name: "2 wait for your approval" })).toBeVisible();
    await admin.goto("/changes?state=approval");
    await expect(admin.getByRole("table", { name: "Changes" }).getByRole("row")).toHaveCount(3);
    await admin.getByRole("link", { name: "Enable SSL on 2 instances" }).click();
    await expect(admin).toHaveURL(url);
    await expect(admin.getByText("As of now, SSL would be enabled on 1 of 2 instances.")).toBeVisible();
    const different = admin.getByRole("list", { name: "1 instance differs from when it was asked" });
    await expect(different).toContainText(second.instanceId);
    await expect(different).toContainText("It is in this state already.");
    await expectAccessible(admin);
    for (const place of [first, second, third]) expect(await emulator.sent(place)).toBe(0);
  });

  await test.step("approved, it runs; what became unnecessary is skipped", async () => {
    await admin.getByRole("button", { name: "Approve" }).click();
    await expect(admin.getByRole("heading", { name: "Approval" })).toBeFocused();
    await expect(admin.getByText("Approved by")).toBeVisible();
    await expectSettled(admin, 2);
    expect([await emulator.sent(first), await emulator.sent(second)]).toEqual([1, 0]);
  });

  await test.step("a refusal needs a reason, and the asker reads it", async () => {
    await admin.goto("/changes?state=approval");
    await admin.getByRole("link", { name: `Enable SSL on ${third.name}` }).click();
    await admin.getByRole("button", { name: "Refuse" }).click();
    await expect(admin.getByLabel("Reason")).toBeFocused();
    await expect(admin.getByLabel("Reason")).toHaveAccessibleDescription(/Say why you refuse it\./);
    await admin.getByLabel("Reason").fill("Not in office hours");
    await admin.getByRole("button", { name: "Refuse" }).click();
    await expect(admin.getByText("Refused by")).toBeVisible();
    await page.goto(admin.url());
    await expect(page.getByText("Not in office hours")).toBeVisible();
    expect(await emulator.sent(third)).toBe(0);
  });

  await test.step("an administrator can't approve their own, and withdraws it", async () => {
    await openListAt(admin, third.instanceId);
    await switchOf(admin, third.instanceId).click();
    await admin.getByRole("alertdialog").getByRole("button", { name: "Ask for approval" }).click();
    await rowOf(admin, third.instanceId).getByRole("link", { name: "Details of the change" }).click();
    await expect(admin.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await admin.getByRole("button", { name: "Withdraw" }).click();
    await expect(admin.getByText("Withdrawn by")).toBeVisible();
  });

  await test.step("switched off, the audit says that it is weaker, and a change starts at once", async () => {
    await setRule(admin, "No change");
    await admin.goto("/audit?action=policy.weaken");
    await expect(
      admin.getByRole("table").getByText("Every change → No change needs an approval").first(),
    ).toBeVisible();
    await openListAt(page, third.instanceId);
    await switchSsl(page, third.instanceId, "enabled");
    await expect(switchOf(page, third.instanceId)).toHaveAttribute("aria-checked", "true");
    expect(await emulator.sent(third)).toBe(1);
  });
});
