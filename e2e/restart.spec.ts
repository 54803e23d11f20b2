import type { Page } from "@playwright/test";
import { cloudSettings } from "./fixtures/console-process";
import type { EmulatorProcess } from "./fixtures/emulator-process";
import type { OwnConsole } from "./fixtures/own-console";
import { ADMIN, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { rowOf, switchOf } from "./screens/instance-list";

test.use({ as: null });

async function signedIn(
  page: Page,
  emulator: EmulatorProcess,
  start: (env: Record<string, string>) => Promise<OwnConsole>,
) {
  const own = await start({
    ...cloudSettings(emulator.url),
    TENCENTCLOUD_REGIONS: "ap-bangkok,ap-mumbai",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  await signIn(page, ADMIN, own.url);
  await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  return own;
}

test("killed while a change is followed: started again, it goes on to its end", async ({
  page,
  spares,
  emulator,
  startConsole,
  guard,
}) => {
  guard.allowUnreachable();
  const place = spares.take("disabled");
  const { instanceId } = place;
  const own = await signedIn(page, emulator, startConsole);
  await page.goto(`${own.url}/instances?search=${instanceId}`);
  await switchOf(page, instanceId).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");

  await own.kill();
  await expect(page.getByRole("alert").filter({ hasText: "The console can't be reached." })).toBeVisible();
  await expect(rowOf(page, instanceId), "the last known row stays").toBeVisible();
  await emulator.endFlow(place);
  await own.startAgain();
  // The page that was open all the time finds back by itself, its session still good.
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true", { timeout: 45_000 });
  await expect(page.getByRole("alert").filter({ hasText: "The console can't be reached." })).toBeHidden();
  expect(await emulator.sent(place)).toBe(1);
});

test("killed while the call is out: what became of it is read, and nothing is sent twice", async ({
  page,
  spares,
  emulator,
  startConsole,
  guard,
}) => {
  guard.allowUnreachable();
  const arrived = spares.take("disabled");
  const lost = spares.take("disabled");
  const own = await signedIn(page, emulator, startConsole);
  for (const [place, kind] of [
    [arrived, { kind: "applied_answer_lost", how: "hang" }],
    [lost, { kind: "hang" }],
  ] as const) {
    const { instanceId } = place;
    await emulator.addFault({ ...kind, action: "InstanceEnableSSL", instanceId });
    await page.goto(`${own.url}/instances?search=${instanceId}`);
    await switchOf(page, instanceId).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
    await expect.poll(() => emulator.sent(place)).toBe(1);
  }
  await own.kill();
  await emulator.endFlow(arrived);
  await own.startAgain();

  await page.goto(`${own.url}/instances?search=${arrived.instanceId}`);
  await expect(switchOf(page, arrived.instanceId)).toHaveAttribute("aria-checked", "true", { timeout: 40_000 });
  await page.goto(`${own.url}/instances?search=${lost.instanceId}`);
  await expect(rowOf(page, lost.instanceId)).toContainText("Needs attention", { timeout: 40_000 });
  await expect(switchOf(page, lost.instanceId)).toHaveAttribute("aria-checked", "false");
  for (const place of [arrived, lost]) expect(await emulator.sent(place)).toBe(1);
});
