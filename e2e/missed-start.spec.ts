import { join } from "node:path";
import type { Page } from "@playwright/test";
import Database from "libsql";
import { cloudSettings } from "./fixtures/console-process";
import { ADMIN, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { expectSettled, inDays, itemOf, openReview, selectPasted } from "./screens/bulk-change";

test.use({ as: null });

const MINUTE = 60_000;

/** Plans a change of one instance for tomorrow. Returns its page's address. */
async function planned(page: Page, list: string, instanceId: string): Promise<string> {
  await page.goto(list);
  await selectPasted(page, [instanceId]);
  const dialog = await openReview(page, "Enable SSL");
  await dialog.getByLabel("Start", { exact: true }).selectOption("At a time");
  await dialog.getByLabel("Starts at").fill(await inDays(page, 1));
  await dialog.getByRole("button", { name: "Plan change" }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
  return page.url();
}

/** What waiting would do: the start of a change comes to lie in the past. Of a store that no console has open. */
function letPass(dataDir: string, changeUrl: string, startsAt: number): void {
  const store = new Database(join(dataDir, "console.db"));
  const { changes } = store
    .prepare("update changes set starts_at = $at, settings = json_set(settings, '$.start.at', $at) where id = $id")
    .run({ at: startsAt, id: changeUrl.split("/").at(-1) });
  store.close();
  expect(changes).toBe(1);
}

test("a start that came while the server was down is made up for soon after, and said to be missed later on", async ({
  page,
  spares,
  emulator,
  startConsole,
  guard,
}) => {
  // Two starts of a console beside three others.
  test.setTimeout(180_000);
  guard.allowUnreachable();
  const [late, missed] = [spares.take("disabled"), spares.take("disabled")];
  const own = await startConsole({
    ...cloudSettings(emulator.url),
    TENCENTCLOUD_REGIONS: "ap-bangkok,ap-mumbai",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  await signIn(page, ADMIN, own.url);
  const list = `${own.url}/instances?search=cmgo-off`;
  await page.goto(list);
  for (const { instanceId } of [late, missed])
    await expect(page.getByRole("switch", { name: `SSL for ${instanceId}` })).toBeEnabled({ timeout: 60_000 });
  const [lateUrl, missedUrl] = [
    await planned(page, list, late.instanceId),
    await planned(page, list, missed.instanceId),
  ];

  expect((await own.stop()).exitCode).toBe(0);
  letPass(own.dataDir, lateUrl, Date.now() - 10 * MINUTE);
  letPass(own.dataDir, missedUrl, Date.now() - 40 * MINUTE);
  await own.startAgain();

  await test.step("ten minutes late it goes all the same", async () => {
    await page.goto(lateUrl);
    await expect(itemOf(page, late.instanceId)).toContainText("Enabling…");
    await emulator.endFlow(late);
    await expectSettled(page, 1);
    await expect(itemOf(page, late.instanceId)).toContainText("Done");
  });

  await test.step("forty minutes late it does not, and says so", async () => {
    await page.goto(missedUrl);
    const alert = page.getByRole("main").getByText("Missed its start: 1 instance was not started");
    await expect(alert).toBeVisible();
    await expect(page.getByRole("main")).toContainText("It stays as it is; a new change can take it.");
    await expect(itemOf(page, missed.instanceId)).toContainText("Cancelled");
    await page.goto(`${own.url}/instances?search=${missed.instanceId}`);
    await expect(page.getByRole("switch", { name: `SSL for ${missed.instanceId}` })).toBeEnabled();
  });
  expect([await emulator.sent(late), await emulator.sent(missed)]).toEqual([1, 0]);
});
