import { X509Certificate } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Place } from "./fixtures/emulator-process";
import { expect, test } from "./fixtures/test";
import { selectedText } from "./screens/bulk-change";
import { openListAt } from "./screens/instance-list";

test.use({ as: "operator" });

/** Opens the instance's page once its CA is known. */
async function openWithCa(page: Page, { region, instanceId }: Place): Promise<void> {
  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(page.getByText(`CN=MongoDB CA ${instanceId}`)).toBeVisible({ timeout: 60_000 });
}

async function openRotation(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole("alertdialog", { name: "Open rotation" });
  await expect(dialog).toContainText("Opening it changes nothing at Tencent");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Open rotation" }).click();
  await expect(page).toHaveURL(/\/rotations\/[0-9a-f-]{36}$/);
}

const step = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Checklist" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name }) });

test("a rotation leads from the old CA to the proven new one, and closes itself", async ({
  page,
  openAs,
  spares,
  emulator,
}) => {
  const place = spares.take("enabled");
  const { region, instanceId } = place;
  const { port } = await emulator.listen(place);
  await emulator.updateInstance(place, { vip: "127.0.0.1", vport: port });
  await openListAt(page, instanceId);
  await page.getByRole("button", { name: "Refresh" }).click();
  await openWithCa(page, place);
  await expect(page.getByText(`127.0.0.1:${port}`).first()).toBeVisible();

  await test.step("it is opened at the instance, which leads to it from then on", async () => {
    await page
      .getByRole("region", { name: "CA certificate" })
      .getByRole("button", { name: "Plan CA rotation…" })
      .click();
    await openRotation(page, "CHG-77");
    await expect(page.getByText("CHG-77")).toBeVisible();
    await expect(step(page, "Distribute the bundle")).toHaveAttribute("aria-current", "step");
    await expect(page.getByText("Not rotated yet")).toBeVisible();
  });
  const rotation = page.url();
  const admin = await openAs("admin");
  await admin.goto(rotation);
  await expect(step(admin, "Clients updated")).toBeVisible();
  // That page reads nothing more: it goes on showing what it showed.
  await admin.route("**/api/rotations/**", () => undefined);

  await test.step("steps are ticked with a note, and taken back", async () => {
    const distribute = step(page, "Distribute the bundle");
    await distribute.getByRole("button", { name: "Add a note: Distribute the bundle" }).click();
    await distribute.getByLabel("Note").fill("on the share");
    await distribute.getByRole("button", { name: "Mark as done: Distribute the bundle" }).click();
    await expect(distribute).toContainText(/Done by The operator.*on the share/);
    await distribute.getByRole("button", { name: "Mark as not done: Distribute the bundle" }).click();
    await expect(distribute).toContainText("Taken back by The operator");
    await distribute.getByText("1 earlier entry").click();
    await expect(distribute.getByText("on the share")).toBeVisible();
  });

  await test.step("of two people the last counts, and is told of the other", async () => {
    await page.getByRole("button", { name: "Mark as done: Clients updated" }).click();
    await expect(step(page, "Clients updated")).toContainText("Done by The operator");
    await admin.getByRole("button", { name: "Mark as done: Clients updated" }).click();
    await expect(step(admin, "Clients updated").getByRole("alert")).toContainText("The operator had an entry here");
  });

  await test.step("the console sees the new CA by itself after the refresh at the provider", async () => {
    await emulator.refreshCertificate(place);
    const way = page.getByRole("region", { name: "Refresh the certificate in Tencent's console" });
    await expect(way.getByRole("link")).toHaveAttribute("href", "https://console.tencentcloud.com/mongodb");
    await page.getByRole("button", { name: "Mark as done: Rotate" }).click();
    await expect(page.getByText("New CA seen", { exact: true })).toBeVisible({ timeout: 60_000 });
    const read = async (which: "old" | "new") => {
      const link = page.getByRole("link", { name: `Download the ${which} CA of ${instanceId}` });
      const answer = await page.request.get((await link.getAttribute("href")) ?? "");
      return new X509Certificate(await answer.text()).fingerprint256;
    };
    const [old, now] = [await read("old"), await read("new")];
    expect(old).not.toBe(now);
    for (const fingerprint of [old, now]) await expect(page.getByText(fingerprint, { exact: true })).toBeVisible();
    const bundle = page.getByRole("link", { name: `Bundle with the old and the new CA of ${instanceId}` });
    const pem = await (await page.request.get((await bundle.getAttribute("href")) ?? "")).text();
    expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  await test.step("a viewer reads it at 390 px without a button", async () => {
    const viewer = await openAs("viewer");
    await viewer.setViewportSize({ width: 390, height: 844 });
    await viewer.goto(`/instances/${region}/${instanceId}`);
    await viewer.getByRole("link", { name: "Open the rotation" }).click();
    await expect(viewer.getByText("New CA seen", { exact: true })).toBeVisible();
    await expect(viewer.getByRole("button", { name: /^(Mark as|Prove TLS|Close |Cancel)/ })).toHaveCount(0);
    expect(await viewer.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect((await new AxeBuilder({ page: viewer }).analyze()).violations).toEqual([]);
  });

  await test.step("the proof closes it; the last step stays the person's", async () => {
    await page.getByRole("button", { name: `Prove TLS: ${instanceId}` }).click();
    await expect(page.getByText("Closed by proof")).toBeVisible();
    await expect(page.getByText(/^Done .*The last step/)).toBeVisible();
    await page.getByRole("button", { name: "Mark as done: Old CA removed" }).click();
    await expect(step(page, "Old CA removed")).toContainText("Done by The operator");
    await page.getByRole("link", { name: "All rotations" }).click();
    const row = page.getByRole("table", { name: "Rotations" }).getByRole("row").filter({ hasText: instanceId });
    await expect(row).toContainText("Done");
    await page.goto(`/instances/${region}/${instanceId}`);
    await expect(page.getByText("In rotation")).toHaveCount(0);
  });
});

test("a rotation of a selection leaves out who can't be rotated, and ends with a reason", async ({ page, spares }) => {
  const [one, two, off] = [spares.take("enabled"), spares.take("enabled"), spares.take("disabled")];
  for (const place of [one, two]) await openWithCa(page, place);
  await openListAt(page, one.instanceId);
  await page.getByRole("button", { name: "Paste a list" }).click();
  await page
    .getByRole("textbox", { name: "Instance ids" })
    .fill([one, two, off].map(({ instanceId }) => instanceId).join("\n"));
  await page.getByRole("button", { name: "Add to selection" }).click();
  await expect(selectedText(page)).toContainText("3 selected");
  await page.getByRole("button", { name: "Plan CA rotation…" }).click();
  await openRotation(page, "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("CAs of 2 instances");
  await page.getByText("1 instance takes no part").click();
  await expect(page.getByRole("listitem").filter({ hasText: off.instanceId })).toContainText("SSL is off.");

  const item = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: `Close ${one.instanceId}` }) });
  await item.getByText("Steps of this instance").click();
  await item.getByRole("button", { name: `Mark as done: Clients updated, ${one.instanceId}` }).click();
  await expect(step(page, "Clients updated")).toContainText("1 of 2 instances");

  await item.getByRole("button", { name: `Close ${one.instanceId}` }).click();
  const close = page.getByRole("alertdialog", { name: `Close ${one.instanceId} without a proof?` });
  await expect(close.getByRole("button", { name: "Close instance" })).toHaveAttribute("aria-disabled", "true");
  await close.getByLabel("Why").fill("Proven from the VPC.");
  await close.getByRole("button", { name: "Close instance" }).click();
  await expect(page.getByText(/The operator, .*: Proven from the VPC\./)).toBeVisible();
  await expect(page.getByText("1 of 2 closed")).toBeVisible();

  await page.getByRole("button", { name: "Cancel rotation" }).click();
  const cancel = page.getByRole("alertdialog", { name: "Cancel this rotation?" });
  await cancel.getByLabel("Why").fill("Later.");
  await cancel.getByRole("button", { name: "Cancel rotation" }).click();
  await expect(page.getByText(/Cancelled by The operator, .*: Later\./)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mark as/ })).toHaveCount(0);
});
