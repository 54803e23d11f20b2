import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { EmulatorProcess, Place } from "./fixtures/emulator-process";
import type { SpareInstances } from "./fixtures/spare-instances";
import { expect, test } from "./fixtures/test";
import { chooseFilter, openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";
import { deleteView, openView, openViews, saveView } from "./screens/list-views";

// Each look of axe takes seconds: in one worker, this file would take as long as all others.
// How long that is on this machine is not what is tested.
test.describe.configure({ mode: "parallel", timeout: 120_000 });
test.use({ as: "admin" });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The two schemes share their markup: what was searched whole in the light is searched for its colours in the dark. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on what is shown now, light and dark: nothing, without exception. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // There is no frame, so that the results need no page of their own to be put together in.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "dark" ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)).analyze();
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** An instance whose change needs attention. */
async function failed(page: Page, spares: SpareInstances, emulator: EmulatorProcess): Promise<Place> {
  const failing = spares.take("disabled");
  await openListAt(page, failing.instanceId);
  await switchSsl(page, failing.instanceId, "enabled");
  await emulator.endFlow(failing, "paused");
  await expect(rowOf(page, failing.instanceId)).toContainText("Needs attention");
  return failing;
}

test("the pages before sign-in", async ({ openAs }) => {
  const page = await openAs(null);
  for (const path of ["/sign-in", "/setup?token=dead", "/join?token=dead"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectAccessible(page, "sign-in with missing fields");
});

test("the list, in every state", async ({ page, spares, emulator }) => {
  const failing = await failed(page, spares, emulator);
  const moving = spares.take("disabled");
  await openListAt(page, moving.instanceId);
  await switchSsl(page, moving.instanceId, "enabled");

  await page.goto("/instances?pageSize=25");
  await expect(page.getByRole("rowheader")).toHaveCount(25);
  await expectAccessible(page, "the list with every state of a certificate");
  await page.goto("/instances?change=attention");
  await expect(rowOf(page, failing.instanceId).getByRole("alert")).toBeVisible();
  await expectAccessible(page, "the list with changes");
  await rowOf(page, failing.instanceId).getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "the question to send again");
  await page.getByRole("button", { name: "Cancel" }).click();
  // Alone: shown among others, the reason covers their switches, which axe takes for too small.
  await openListAt(page, moving.instanceId);
  await switchOf(page, moving.instanceId).focus();
  await expect(page.getByRole("tooltip").filter({ visible: true })).toContainText("SSL is being enabled");
  await expectAccessible(page, "a reason that is shown");
  await emulator.endFlow(moving);
});

test("the list's filters", async ({ page }) => {
  await page.goto("/instances?search=prod&tag=env%3Dprod&region=nowhere");
  for (const name of ["Expiry", "Tag"]) {
    await page.getByRole("combobox", { name }).click();
    await expect(page.getByRole("dialog", { name }).getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page, `the filter ${name}, with a search marked and chips`);
    await page.keyboard.press("Escape");
  }
});

test("what opens over the list", async ({ page, spares }) => {
  const serving = spares.take("enabled");
  await openListAt(page, serving.instanceId);
  await switchOf(page, serving.instanceId).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "the question to disable");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Show the call" }).click();
  await expect(page.getByText("tccli mongodb DescribeDBInstances")).toBeVisible();
  await expectAccessible(page, "the call that lists");
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: /^Account of/ }).click();
  await expectAccessible(page, "the person's menu");

  await page.goto("/instances?search=no-such-name");
  await expect(page.getByText("No instance matches")).toBeVisible();
  await expectAccessible(page, "the empty list");
});

test("an instance and its changes", async ({ page, spares, emulator }) => {
  const failing = await failed(page, spares, emulator);
  await page.goto(`/instances/${failing.region}/${failing.instanceId}`);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByText("Show the call").click();
  await expect(page.getByText("tccli mongodb DescribeInstanceSSL")).toBeVisible();
  await expectAccessible(page, "an instance");
  await page.getByRole("table", { name: "Changes of this instance" }).getByRole("link").first().click();
  await expect(page.getByRole("progressbar", { name: "Change progress" })).toBeVisible();
  await expectAccessible(page, "a change");
  await page.goto("/changes");
  await expect(page.getByRole("table", { name: "Changes" })).toBeVisible();
  await expectAccessible(page, "the changes");
});

test("a rotation", async ({ page, spares }) => {
  const { region, instanceId } = spares.take("enabled");
  await page.request.get(`/api/instances/${region}/${instanceId}/certificate?format=pem`);
  await page.goto(`/instances/${region}/${instanceId}`);
  await page.getByRole("button", { name: "Plan CA rotation…" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "the question to open a rotation");
  await page.getByRole("button", { name: "Open rotation" }).click();
  await expect(page.getByRole("list", { name: "Checklist" })).toBeVisible();
  await expectAccessible(page, "a rotation");
  await page.getByRole("link", { name: "All rotations" }).click();
  await expect(page.getByRole("table", { name: "Rotations" })).toBeVisible();
  await expectAccessible(page, "the rotations");
});

test("views, columns and the export of the list", async ({ page }) => {
  await page.goto("/instances?ssl=disabled");
  await saveView(page, "Off, for axe", { shared: true });
  await chooseFilter(page, "Region", "Jakarta");
  await expect(openView(page)).toContainText("Changed");
  await expectAccessible(page, "a view that was changed");
  const views = await openViews(page);
  await views.getByRole("button", { name: /^Rename Off/ }).click();
  await expectAccessible(page, "the views");
  await views.getByRole("button", { name: "Cancel" }).click();
  await views.getByRole("button", { name: "Close" }).click();
  for (const tool of ["Columns", "Export"]) {
    await page.getByRole("button", { name: tool }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, tool);
    await page.getByRole("button", { name: "Close" }).click();
  }
  await deleteView(page, "Off, for axe");
});

test("the other pages", async ({ page, spares, guard }) => {
  const { region, instanceId } = spares.take("enabled");
  await page.request.get(`/api/instances/${region}/${instanceId}/certificate?format=pem`);
  for (const path of [
    `/instances/${region}/${instanceId}`,
    "/audit",
    "/settings",
    "/help/errors#lost",
    "/settings/permissions",
    "/settings/sync",
    "/settings/people",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.getByRole("button", { name: "Remove admin@example.test" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "the question to remove a person");
  await page.getByRole("button", { name: "Cancel" }).click();
  guard.allowStatus(404);
  await page.goto("/nowhere");
  await expectAccessible(page, "a page that is not there");
});
