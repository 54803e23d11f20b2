import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures/test";
import { expectSettled, itemOf, openReview, selectPasted, startReviewed } from "./screens/bulk-change";
import { openListAt, rowOf } from "./screens/instance-list";

test.use({ as: "operator" });

test("what stopped halfway is taken over by one person, who says why, and is no alert any more", async ({
  page,
  openAs,
  spares,
  emulator,
}) => {
  const [stuck, fine] = [spares.take("disabled"), spares.take("disabled")];
  const item = itemOf(page, stuck.instanceId);
  const colleague = await openAs("admin");
  const theirs = itemOf(colleague, stuck.instanceId);
  const asking = { name: `Take over ${stuck.instanceId}?` };

  await test.step("a task that Tencent paused needs a person; the other instance is done", async () => {
    await page.goto("/instances");
    await selectPasted(page, [stuck.instanceId, fine.instanceId]);
    const dialog = await openReview(page, "Enable SSL");
    await dialog.getByLabel("Canary", { exact: true }).fill("0");
    await startReviewed(page, dialog);
    for (const { instanceId } of [stuck, fine]) await expect(itemOf(page, instanceId)).toContainText("Enabling…");
    await emulator.endFlow(stuck, "paused");
    await emulator.endFlow(fine);
    await expectSettled(page, 2);
    await expect(item).toContainText("Needs attention");
    await expect(itemOf(page, fine.instanceId).getByRole("button", { name: "Take over" })).toHaveCount(0);
  });

  await test.step("a colleague has the same question open", async () => {
    await colleague.goto(page.url());
    await theirs.getByRole("button", { name: "Take over" }).click();
    await colleague.getByRole("alertdialog", asking).getByLabel("What is done about it").fill("I look at it");
  });

  await test.step("nobody takes it over without a word; Escape leaves it as it was", async () => {
    const button = item.getByRole("button", { name: "Take over" });
    await button.click();
    const question = page.getByRole("alertdialog", asking);
    await expect(question.getByRole("button", { name: "Take over" })).toBeDisabled();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(item).toContainText("Needs attention");
    await button.click();
    await question.getByLabel("What is done about it").fill("Ticket 7 with Tencent");
    await question.getByRole("button", { name: "Take over" }).click();
    await expect(question).toBeHidden();
  });

  await test.step("everybody sees who has it; nothing is offered for it any more", async () => {
    await expect(item).toContainText("Taken over by The operator");
    await expect(item).toContainText("Ticket 7 with Tencent");
    await expect(page.getByRole("button", { name: /Take over|Send again/ })).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step("the colleague is told that it was taken", async () => {
    const question = colleague.getByRole("alertdialog", asking);
    await question.getByRole("button", { name: "Take over" }).click();
    await expect(question.getByRole("alert")).toContainText("It changed in the meantime.");
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(theirs).toContainText("Taken over by The operator");
  });

  await test.step("the list has no alert for it, and nothing was sent again", async () => {
    await openListAt(page, stuck.instanceId);
    await expect(rowOf(page, stuck.instanceId)).not.toContainText("Needs attention");
    expect(await emulator.sent(stuck)).toBe(1);
    await colleague.goto("/audit");
    const taken = colleague.getByRole("row").filter({ hasText: stuck.instanceId });
    await expect(taken.filter({ hasText: "Take over an instance" }).first()).toContainText("Ticket 7 with Tencent");
  });
});
