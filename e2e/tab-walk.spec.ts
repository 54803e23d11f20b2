import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchSsl } from "./screens/instance-list";
import { openForKeys } from "./screens/shell";
import { walkByTab } from "./screens/tab-walk";

// Two walks beside each other: each press is a round trip.
test.describe.configure({ mode: "parallel" });
test.use({ as: "admin", viewport: { width: 1280, height: 720 } });

/** A window whose text is enlarged four times is as narrow as a phone, and has a keyboard. */
const NARROW = { width: 390, height: 700 };

async function expectWalkable(page: Page, what: string, fewest: number): Promise<void> {
  const { stops, problems } = await walkByTab(page);
  expect.soft(problems, what).toEqual([]);
  expect.soft(stops, `stops on ${what}`).toBeGreaterThanOrEqual(fewest);
}

test("Tab leads through the list and what belongs to it, once, in order, seen, and out again", async ({
  page,
  spares,
  emulator,
}) => {
  const failing = spares.take("disabled");
  const { region, instanceId } = failing;
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await emulator.endFlow(failing, "paused");
  await expect(rowOf(page, instanceId)).toContainText("Needs attention");

  await openForKeys(page, "/instances?pageSize=25");
  await expect(page.getByRole("rowheader")).toHaveCount(25);
  await page.getByRole("checkbox", { name: "Select cmgo-" }).first().check();
  await expectWalkable(page, "the list with a selection", 100);
  await page.setViewportSize(NARROW);
  await openForKeys(page, `/instances?search=${instanceId}`);
  await expect(rowOf(page, instanceId).getByRole("alert")).toBeVisible();
  await expectWalkable(page, "a failure in a narrow list", 20);
  await openForKeys(page, "/instances?region=eu-frankfurt&version=6.0");
  await page.getByRole("checkbox", { name: "Select cmgo-" }).first().check();
  await expectWalkable(page, "a selection in a narrow list", 30);
  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectWalkable(page, "an instance", 20);
  await page.getByRole("table", { name: "Changes of this instance" }).getByRole("link").first().click();
  await expect(page.getByRole("progressbar", { name: "Change progress" })).toBeVisible();
  await expectWalkable(page, "a change", 15);
});

test("Tab leads through all other pages, once, in order, seen, and out again", async ({ page, openAs, spares }) => {
  const { region, instanceId } = spares.take("enabled");
  await page.request.get(`/api/instances/${region}/${instanceId}/certificate?format=pem`);
  await openForKeys(page, `/instances/${region}/${instanceId}`);
  await page.getByRole("button", { name: "Plan CA rotation…" }).click();
  await page.getByRole("button", { name: "Open rotation" }).click();
  await expect(page.getByRole("list", { name: "Checklist" })).toBeVisible();
  await expectWalkable(page, "a rotation", 20);
  const settings = ["/settings", "/settings/people", "/settings/approvals", "/settings/sync", "/settings/permissions"];
  for (const path of ["/changes", "/rotations", "/audit", "/help/errors", ...settings]) {
    await openForKeys(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWalkable(page, path, 9);
  }
  const visitor = await openAs(null);
  for (const path of ["/sign-in", "/setup?token=dead", "/join?token=dead"]) {
    await visitor.goto(path);
    await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWalkable(visitor, path, 2);
  }
});
