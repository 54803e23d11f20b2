import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { expectSettled, inDays, itemOf, openReview, selectInstance } from "./screens/bulk-change";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

test.use({ as: "operator" });

test("a change is planned, holds its instances, and is started before its time or cancelled", async ({
  page,
  spares,
  emulator,
}) => {
  const [one, other] = [spares.take("disabled"), spares.take("disabled")];
  const [tomorrow, inThreeDays, tooFar] = [await inDays(page, 1), await inDays(page, 3), await inDays(page, 100)];
  await page.goto(`/instances?search=${one.instanceId}`);
  await selectInstance(page, one.instanceId);
  const dialog = await openReview(page, "Enable SSL");

  await test.step("what can't be planned is said at its field", async () => {
    await dialog.getByLabel("Start", { exact: true }).selectOption("At a time");
    const plan = dialog.getByRole("button", { name: "Plan change" });
    await expect(dialog).toContainText("Choose a day and a time");
    await expect(plan).toBeDisabled();
    const startsAt = dialog.getByLabel("Starts at");
    await startsAt.fill(await inDays(page, -1));
    await expect(startsAt).toHaveAccessibleDescription(/The start lies in the past/);
    await startsAt.fill(tooFar);
    await expect(startsAt).toHaveAccessibleDescription(/more than 90 days ahead/);
    await startsAt.fill(inThreeDays);
    await expect(startsAt).toHaveAccessibleDescription(/21:40/);
    await dialog.getByLabel("Deadline").fill(tomorrow);
    await expect(dialog.getByLabel("Deadline")).toHaveAccessibleDescription(/lies before the start/);
    await expect(plan).toBeDisabled();
    await startsAt.fill(tomorrow);
    await dialog.getByLabel("Deadline").fill(inThreeDays);
    await expectAccessible(page);
    await plan.click();
  });

  await test.step("its page and the list say when", async () => {
    await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
    const main = page.getByRole("main");
    await expect(main.getByText(/^Starts (tomorrow|in 1 day|in \d+ hours)/)).toContainText("21:40");
    await expect(main.getByText(/^Nothing starts after/)).toContainText("21:40");
    await expect(itemOf(page, one.instanceId)).toContainText("Waiting");
    await expectAccessible(page);
    await page.getByRole("main").getByRole("link", { name: "Changes" }).click();
    const row = page.getByRole("row").filter({ hasText: one.instanceId }).first();
    await expect(row).toContainText(/Starts .*21:40.*Deadline .*21:40/);
  });

  await test.step("meanwhile the instance is as it was, and its switch says what holds it", async () => {
    await page.goto(`/instances?search=${one.instanceId}`);
    const row = page.getByRole("row").filter({ hasText: one.instanceId });
    await expect(row).toContainText("Disabled");
    await expect(row).toContainText(/Held by a change of .* that enables SSL from .*21:40/);
    await expect(page.getByRole("switch", { name: `SSL for ${one.instanceId}` })).toHaveAccessibleDescription(
      /Held by a change/,
    );
    await row.getByRole("link", { name: "Details of the change" }).click();
  });

  await test.step("started now it goes at once, and is done", async () => {
    await page.getByRole("button", { name: "Start now" }).click();
    const question = page.getByRole("alertdialog", { name: "Enable SSL on 1 instance now?" });
    await expect(question).toContainText("It no longer waits for its time");
    expect(await emulator.sent(one)).toBe(0);
    await question.getByRole("button", { name: "Start now" }).click();
    await expect(itemOf(page, one.instanceId)).toContainText("Enabling…");
    await emulator.endFlow(one, "success");
    await expectSettled(page, 1);
    await expect(itemOf(page, one.instanceId)).toContainText("Done");
    expect(await emulator.sent(one)).toBe(1);
  });

  await test.step("in windows: when they open is said, and what was planned can be cancelled", async () => {
    await page.goto(`/instances?search=${other.instanceId}`);
    await selectInstance(page, other.instanceId);
    await openReview(page, "Enable SSL");
    await dialog.getByLabel("Start", { exact: true }).selectOption("In each instance's maintenance window");
    await expect(dialog).toContainText(/1 instance goes in its window; it opens /);
    await dialog.getByRole("button", { name: "Plan change" }).click();
    await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
    const main = page.getByRole("main");
    await expect(main.getByText(/^Each instance starts in its own maintenance window/)).toContainText(
      /The next opens in 1[012] hours/,
    );
    await page.getByRole("button", { name: "Cancel the rest" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel 1 instance" }).click();
    await expect(itemOf(page, other.instanceId)).toContainText("Cancelled");
    await expect(main.getByText(/^Each instance starts/)).toBeHidden();
    await page.goto(`/instances?search=${other.instanceId}`);
    await expect(page.getByRole("switch", { name: `SSL for ${other.instanceId}` })).toBeEnabled();
    expect(await emulator.sent(other)).toBe(0);
  });
});
