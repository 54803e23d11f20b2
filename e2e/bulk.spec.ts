import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import {
  checkboxOf,
  expectSettled,
  itemOf,
  openReview,
  selectedText,
  selectInstance,
  selectPasted,
  startReviewed,
} from "./screens/bulk-change";
import { chooseFilter, switchSsl } from "./screens/instance-list";

// A fleet of the spare instances alone: 24 with SSL and 24 without, on two pages of 25.
test.use({ consoleOptions: { seed: "empty", env: {} }, as: "operator" });
const AT_ONCE = 4;
const SPARES = "/instances?search=spare&pageSize=25";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

test("instances of two pages are reviewed, changed in waves, and reported", async ({ page, spares, emulator }) => {
  await emulator.configure({ flowMillis: 500 });
  const off = [spares.take("disabled"), spares.take("disabled"), spares.take("disabled")];
  spares.take("enabled");
  const on = spares.take("enabled");
  const [first] = off;
  await page.goto(SPARES);

  await test.step("the selection survives pages and order, and says what is out of sight", async () => {
    for (const { instanceId } of off) await selectInstance(page, instanceId);
    await expect(selectedText(page)).toHaveText("3 selected");
    const all = page.getByRole("checkbox", { name: "Select all on this page" });
    await expect(all).toHaveJSProperty("indeterminate", true);
    await page.getByRole("button", { name: "Next" }).click();
    await selectInstance(page, on.instanceId);
    await expect(selectedText(page)).toHaveText("4 selected, 3 not on this page");
    await page.getByRole("button", { name: "Region", exact: true }).click();
    await expect(page).toHaveURL(/sort=region/);
    await expect(page.getByText("4 selected", { exact: true })).toBeVisible();
    await page.goBack();
    await page.goBack();
    for (const { instanceId } of off) await expect(checkboxOf(page, instanceId)).toBeChecked();
    await page.getByRole("searchbox", { name: "Search instances" }).fill(on.instanceId);
    await selectInstance(page, on.instanceId);
    await expect(selectedText(page)).toHaveText("4 selected, 3 not on this page");
  });

  const dialog = await openReview(page, "Enable SSL");
  await test.step("the review says who, who not and why, and what would be called", async () => {
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(dialog.getByRole("heading", { name: "SSL will be enabled on 3 instances" })).toBeVisible();
    const skipped = dialog.getByRole("list", { name: "1 instance is skipped" });
    await expect(skipped).toContainText(on.instanceId);
    await expect(skipped).toContainText("It is in this state already.");
    await expect(dialog).toContainText("2 rounds if all take equally long: 1, 2.");
    await dialog.getByLabel("At a time in all").fill("1");
    await expect(dialog).toContainText("3 rounds if all take equally long: 1 × 3.");
    await dialog.getByLabel("At a time in all").fill("0");
    await expect(dialog).toContainText("A whole number from 1 to 200");
    await expect(dialog.getByRole("button", { name: "Start change" })).toBeDisabled();
    await dialog.getByLabel("At a time in all").fill("10");
    await dialog.getByText("The calls it would make").click();
    await expect(dialog).toContainText(`--region ${first?.region}`);
    await expect(dialog).toContainText(`--InstanceId ${first?.instanceId} --Enable true`);
    await expect(dialog, "no secret").not.toContainText("AKID");
    await expectAccessible(page);
    for (const place of off) expect(await emulator.sent(place)).toBe(0);
  });

  await test.step("it closes by Escape, and the focus goes back", async () => {
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "Enable SSL", exact: true })).toBeFocused();
  });

  await test.step("it is carried out, each instance once, though it was pressed twice", async () => {
    await openReview(page, "Enable SSL");
    await dialog.getByLabel("Reason").fill("CHG-77");
    await dialog.getByRole("button", { name: "Start change" }).dblclick();
    await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("progressbar", { name: "Change progress" })).toHaveAttribute("aria-valuemax", "4");
    await expectSettled(page, 4);
    for (const place of off) {
      await expect(itemOf(page, place.instanceId)).toContainText("Done");
      expect(await emulator.sent(place)).toBe(1);
    }
    await expect(itemOf(page, on.instanceId)).toContainText("It is in this state already.");
    expect(await emulator.sent(on)).toBe(0);
    await expect(page.getByText("CHG-77")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the report holds a row per instance", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Report as CSV" }).click();
    const file = await (await download).path();
    const lines = readFileSync(file, "utf8").trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines.find((line) => line.includes(first?.instanceId ?? "?"))).toContain(",succeeded,");
  });
});

test("a start whose answer was lost is found, and what failed is sent again once, at one press", async ({
  guard,
  page,
  spares,
  emulator,
}) => {
  // Before the next test, which switches every spare one that is left.
  await emulator.configure({ flowMillis: 500 });
  const two = [spares.take("disabled"), spares.take("disabled")];
  for (const { instanceId } of two)
    await emulator.addFault({ kind: "flow_outcome", outcome: "failed", instanceId, times: 1 });

  await test.step("the selection is there when the reader comes back", async () => {
    await page.goto(SPARES);
    for (const { instanceId } of two) await selectInstance(page, instanceId);
    await page.getByRole("link", { name: "Changes" }).first().click();
    await expect(page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
    await page.goBack();
    await expect(selectedText(page)).toHaveText("2 selected");
  });

  const dialog = await openReview(page, "Enable SSL");
  await expect(dialog).toContainText(/clients? from \d+ address(es)? (is|are) connected and must reconnect/);
  await dialog.getByLabel("At the first failure").selectOption("Go on with the rest");
  await page.route("**/instances*", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await dialog.getByRole("button", { name: "Start change" }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}$/);
  await page.unrouteAll({ behavior: "wait" });
  guard.allowUnreachable();
  const first = page.url();
  await expectSettled(page, 2);
  for (const { instanceId } of two) await expect(itemOf(page, instanceId)).toContainText("Failed");

  await page.getByRole("button", { name: "Retry all failed" }).dblclick();
  await expect(page).not.toHaveURL(first);
  await expectSettled(page, 2);
  for (const place of two) {
    await expect(itemOf(page, place.instanceId)).toContainText("Done");
    expect(await emulator.sent(place), "once for each of the two changes").toBe(2);
  }
  const second = page.url();
  await page.goto(first);
  await expect(itemOf(page, two[0]?.instanceId ?? "?").getByRole("link", { name: "Sent again" })).toHaveAttribute(
    "href",
    new URL(second).pathname,
  );
  await expect(page.getByRole("button", { name: "Retry all failed" })).toHaveCount(0);
});

test("all that match: the canary, then a pause, then the rest is cancelled", async ({ page, emulator, spares }) => {
  await emulator.configure({ flowMillis: 600_000 });
  const before = await emulator.calls({ action: "InstanceEnableSSL" });
  const place = spares.take("disabled");
  await page.goto("/instances?search=spare&ssl=disabled&pageSize=25");
  const { total } = await (await page.request.get("/api/instances?search=spare&ssl=disabled")).json();
  await page.getByRole("button", { name: `Select all ${total} matching` }).click();
  await expect(page.getByText(`${total} selected`, { exact: true })).toBeVisible();
  await expect(checkboxOf(page, place.instanceId)).toBeChecked();

  await test.step("with another filter rows can't be chosen by hand, and the bar says so", async () => {
    await chooseFilter(page, "SSL", "Disabled", "Enabled");
    await expect(page).toHaveURL(/ssl=enabled/);
    const other = page.getByRole("row").nth(1).getByRole("checkbox");
    await expect(other).toHaveAccessibleDescription("Clear the selection to choose rows by hand.");
    await expect(other).not.toBeChecked();
  });

  const dialog = await openReview(page, "Enable SSL");
  await expect(dialog.getByRole("heading", { name: `SSL will be enabled on ${total} instances` })).toBeVisible();
  await dialog.getByLabel("Pause after the canary").check();
  // So few that, whatever other tests have left, some have not started when the rest is cancelled.
  await dialog.getByLabel("At a time in all").fill(String(AT_ONCE));
  await startReviewed(page, dialog);

  const pause = page.getByRole("main").getByRole("alert");
  const moving = page
    .getByRole("table", { name: "Instances of this change" })
    .getByRole("row")
    .filter({ hasText: "Enabling…" });
  const endMoving = async (outcome: "success" | "failed") => {
    for (const id of await moving.locator("th .font-mono").allTextContents()) {
      const [where] = (await emulator.instances()).filter(({ instanceId }) => instanceId === id);
      if (where) await emulator.endFlow(where, outcome);
    }
  };

  await test.step("one goes first, then it waits for a person", async () => {
    await expect(moving).toHaveCount(1);
    await endMoving("success");
    await expect(pause).toContainText("Paused after the canary", { timeout: 30_000 });
    await expect(pause).toContainText(`${total - 1} instances have not started`);
  });

  await test.step("resumed it goes on, within its limits; a failure pauses it", async () => {
    const resume = page.getByRole("button", { name: "Resume" });
    await resume.click();
    await expect(pause).toBeHidden();
    await expect(page.getByRole("button", { name: "Pause" }), "the same button").toBeFocused();
    await expect(moving).toHaveCount(AT_ONCE);
    await endMoving("failed");
    await expect(pause).toContainText("Paused after a failure", { timeout: 30_000 });
  });

  await test.step("a pause by a person", async () => {
    await page.getByRole("button", { name: "Resume" }).click();
    // All that may be under way are: none starts between the pause and the question below.
    await expect(moving).toHaveCount(AT_ONCE);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(pause).toContainText("Paused by a person");
  });

  await test.step("cancelling says the numbers, and takes back only what has not started", async () => {
    const left = total - 1 - AT_ONCE - AT_ONCE;
    await page.getByRole("button", { name: "Cancel the rest" }).click();
    const question = page.getByRole("alertdialog", { name: `Cancel ${left} instance` });
    await expect(question).toContainText(`${AT_ONCE} that are under way go on to their end`);
    await question.getByRole("button", { name: `Cancel ${left} instance` }).click();
    await expect(question).toBeHidden();
    await expect(page.getByRole("status").filter({ hasText: `${left} cancelled` })).toBeVisible();
    await endMoving("success");
    await expectSettled(page, total);
    await expect(page.getByRole("button", { name: "Pause" })).toBeHidden();
    const calls = await emulator.calls({ action: "InstanceEnableSSL" });
    const sent = calls.slice(before.length).map(({ instanceId }) => instanceId);
    expect(new Set(sent).size, "nobody is called twice").toBe(sent.length);
  });
});

test("a selection that changed is told and reviewed anew", async ({ page, openAs, spares, emulator }) => {
  await emulator.configure({ flowMillis: 600_000 });
  const [one, other] = [spares.take("enabled"), spares.take("enabled")];
  await page.goto(SPARES);
  await page.getByRole("button", { name: "Paste a list of instance ids" }).click();
  const paste = page.getByRole("dialog", { name: "Paste a list of instance ids" });

  await test.step("unknown ids are named", async () => {
    await paste.getByLabel("Instance ids").fill(`${one.instanceId}, ${other.instanceId}\ncmgo-nobody99 orders`);
    await paste.getByRole("button", { name: "Add to selection" }).click();
    await expect(paste.getByRole("alert").filter({ hasText: "1 id is not known here" })).toContainText("cmgo-nobody99");
    await expect(paste.getByRole("alert").filter({ hasText: "is not an instance id" })).toContainText("orders");
    await expectAccessible(page);
    await paste.getByRole("button", { name: "Close" }).click();
    await expect(selectedText(page)).toContainText("2 selected");
  });

  const dialog = await openReview(page, "Disable SSL");
  await expect(dialog.getByRole("heading", { name: "SSL will be disabled on 2 instances" })).toBeVisible();
  const colleague = await openAs("admin");
  await colleague.goto(`/instances?search=${one.instanceId}`);
  await switchSsl(colleague, one.instanceId, "disabled");

  await dialog.getByRole("button", { name: "Start change" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The selection is not what was reviewed any more");
  await expect(dialog.getByRole("alert")).toContainText(one.instanceId);
  await expect(dialog.getByRole("heading", { name: "SSL will be disabled on 1 instance" })).toBeVisible();
  await expect(dialog).toContainText("Another change of this instance is under way.");
  await startReviewed(page, dialog);
  await expect(itemOf(page, other.instanceId)).toContainText("Disabling…");
  expect(await emulator.sent(one)).toBe(1);
});

test("a viewer selects nothing and steers nothing", async ({ openAs, page, spares, emulator }) => {
  await emulator.configure({ flowMillis: 600_000 });
  await page.goto(SPARES);
  await selectPasted(page, [spares.take("enabled").instanceId, spares.take("enabled").instanceId]);
  await startReviewed(page, await openReview(page, "Disable SSL"));
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  const viewer = await openAs("viewer");
  await viewer.goto(SPARES);
  await expect(viewer.getByRole("rowheader").first()).toBeVisible();
  await expect(viewer.getByRole("checkbox")).toHaveCount(0);
  await expect(viewer.getByRole("button", { name: /^Select all|^Paste/ })).toHaveCount(0);
  await viewer.goto(page.url());
  await expect(viewer.getByRole("progressbar", { name: "Change progress" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: /Pause|Resume|Cancel/ })).toHaveCount(0);
});
