import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures/test";
import { expectSettled, itemOf, openReview, selectPasted, startReviewed } from "./screens/bulk-change";

test.use({ as: "operator" });

test("a key that is refused in one region stops that region alone, and resuming tries it again", async ({
  page,
  spares,
  emulator,
}) => {
  const taken = Array.from({ length: 4 }, () => spares.take("disabled"));
  const here = taken.filter(({ region }) => region === "ap-mumbai");
  const there = taken.filter(({ region }) => region === "ap-bangkok");
  expect([here.length, there.length]).toEqual([2, 2]);
  const sent = async (places: typeof taken) =>
    (await Promise.all(places.map((place) => emulator.sent(place)))).reduce((sum, times) => sum + times, 0);
  /** Ends the one task that is under way, which is of one of these. */
  const endOne = async (places: typeof taken) => {
    const moving = page.getByRole("row").filter({ hasText: "Enabling…" });
    await expect(moving).toHaveCount(1);
    const instanceId = await moving.locator("th .font-mono").textContent();
    const place = places.find((one) => one.instanceId === instanceId);
    if (!place) throw new Error(`${instanceId} is under way.`);
    await emulator.endFlow(place);
    await expect(itemOf(page, place.instanceId)).toContainText("Done");
  };
  const alert = page.getByRole("main").getByRole("alert").filter({ hasText: "Nothing more is sent in 1 region" });
  const denied = "AuthFailure.UnauthorizedOperation";
  await emulator.addFault({ kind: "api_error", action: "InstanceEnableSSL", region: "ap-mumbai", code: denied });

  await test.step("the first instance there fails; the second waits, and why is said", async () => {
    await page.goto("/instances");
    await selectPasted(
      page,
      taken.map(({ instanceId }) => instanceId),
    );
    const dialog = await openReview(page, "Enable SSL");
    await dialog.getByLabel("Canary", { exact: true }).fill("0");
    await dialog.getByLabel("At a time per region").fill("1");
    await dialog.getByLabel("At the first failure").selectOption("Go on with the rest");
    await startReviewed(page, dialog);
    for (const part of ["Mumbai (ap-mumbai)", "1 instance waits.", denied, "mongodb:InstanceEnableSSL"])
      await expect(alert).toContainText(part);
    await expect(alert).toContainText("The other regions go on.");
    await expect(alert.getByRole("button", { name: "Try again" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step("the other region goes on to its end, then the change waits for a person", async () => {
    for (const _ of there) await endOne(there);
    await expect(alert).toContainText("Nothing else is left, so the change is paused.");
    expect([await sent(here), await sent(there)]).toEqual([1, 2]);
  });

  await test.step("resumed with the permission in place, what waited is sent, and nobody twice", async () => {
    await emulator.clearFaults();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(alert).toBeHidden();
    await endOne(here);
    await expectSettled(page, taken.length);
    await expect(page.getByRole("row").filter({ hasText: denied })).toHaveCount(1);
    for (const place of taken) expect(await emulator.sent(place)).toBe(1);
  });
});
