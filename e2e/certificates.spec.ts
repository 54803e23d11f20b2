import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { downloadedCertificate } from "./fixtures/downloaded-certificate";
import { expect, test } from "./fixtures/test";
import { selectInstance } from "./screens/bulk-change";
import { chooseFilter, rowOf } from "./screens/instance-list";

test.use({ as: "operator" });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent("download");
  await act();
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("certificates are known by themselves, had in each form, and told where they can't be read", async ({
  page,
  spares,
  emulator,
  guard,
}) => {
  const place = spares.take("enabled");
  const { instanceId } = place;
  const fleet = await emulator.instances();
  const unreadable = fleet.find(({ name }) => name === "invoices");
  if (!unreadable) throw new Error("the seed has changed");

  await test.step("one that can't be read is a state of its own, with its reason", async () => {
    await page.goto("/instances");
    await chooseFilter(page, "Expiry", "Can't be read");
    await expect(page).toHaveURL(/expiry=unreadable/);
    await expect(rowOf(page, unreadable.instanceId)).toContainText("Certificate can't be read", { timeout: 60_000 });
    // The list before stays until this one is there, and its rows then move: a press in between would find another place.
    await expect(page.locator("tr[data-id]").filter({ hasNotText: "Certificate can't be read" })).toHaveCount(0);
    await rowOf(page, unreadable.instanceId).getByRole("link", { name: unreadable.name }).click();
    await expect(page.getByRole("note").filter({ hasText: "The certificate can't be read" })).toContainText(
      "Tencent Cloud gives no download link for this certificate now.",
    );
  });

  await test.step("the others tell what they are, without a download", async () => {
    await page.goto(`/instances/${place.region}/${instanceId}`);
    await expect(page.getByText(`CN=MongoDB CA ${instanceId}`)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("SHA-1 fingerprint")).toBeVisible();
  });

  await test.step("DER and a truststore under a password of one's own", async () => {
    await page.getByText("Other formats").click();
    const der = await saved(page, () => page.getByRole("link", { name: "DER", exact: true }).click());
    expect(der.name).toBe(`${instanceId}-MongoDB-CA.der`);
    expect(new X509Certificate(der.bytes).subject).toContain(instanceId);

    await page.getByRole("button", { name: "with a password of your own" }).click();
    const dialog = page.getByRole("dialog", { name: "Java truststore" });
    const password = dialog.getByLabel("Password");
    await expect(password).toBeFocused();
    await expect(password).toHaveValue("changeit");
    await password.fill("contraseña");
    await page.keyboard.press("Enter");
    await expect(password).toHaveAccessibleDescription(/plain ASCII/);
    await expectAccessible(page);
    await password.fill("a password of mine");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const store = await saved(page, () => dialog.getByRole("button", { name: "Download truststore" }).click());
    expect(store.name).toBe(`${instanceId}-MongoDB-CA.p12`);
    expect(store.bytes[0]).toBe(0x30);
    expect(asked.join(" ")).not.toContain("mine");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "with a password of your own" })).toBeFocused();
  });

  await test.step("those of a selection, as a zip; none is said where there is none", async () => {
    await page.goto(`/instances?search=${instanceId}`);
    await selectInstance(page, instanceId);
    await page.getByRole("button", { name: "Download CA certificates" }).click();
    const dialog = page.getByRole("dialog", { name: "Download CA certificates" });
    await expectAccessible(page);
    const zip = await saved(page, () => dialog.getByRole("button", { name: "Zip, one file each" }).click());
    const files = unzipSync(new Uint8Array(zip.bytes));
    expect(Object.keys(files)).toEqual([`${instanceId}-MongoDB-CA.crt`, "README.txt", "SHA256SUMS"]);
    expect(Buffer.from(files["README.txt"] ?? []).toString()).toContain("CA certificates of 1 instance of TencentDB");
    await expect(dialog.getByRole("status")).toHaveText("MongoDB-CA-certificates.zip is saved.");
    const all = await saved(page, () => dialog.getByRole("button", { name: "One Java truststore" }).click());
    expect([all.name, all.bytes[0]]).toEqual(["MongoDB-CA-truststore.p12", 0x30]);
    await page.keyboard.press("Escape");

    guard.allowStatus(404);
    const off = spares.take("disabled").instanceId;
    await page.goto(`/instances?search=${off}`);
    await selectInstance(page, off);
    await page.getByRole("button", { name: "Download CA certificates" }).click();
    await dialog.getByRole("button", { name: "One PEM bundle" }).click();
    await expect(dialog.getByRole("alert")).toContainText("No CA certificate is known for any of these instances.");
  });
});

for (const { what, days, warning } of [
  { what: "has expired", days: -2, warning: "It has expired: clients that check it no longer connect." },
  { what: "is not valid yet", days: 400, warning: "It is not valid yet: clients that check it do not connect" },
])
  test(`a CA that ${what} is delivered all the same, with the warning`, async ({ page, spares, emulator }) => {
    const place = spares.take("enabled");
    await emulator.updateInstance(place, {
      expiresAt: Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000,
    });
    await page.goto(`/instances/${place.region}/${place.instanceId}`);
    const certificate = await downloadedCertificate(page, place.instanceId);
    const now = Date.now();
    expect(Date.parse(certificate.validFrom) > now || Date.parse(certificate.validTo) < now).toBe(true);
    await expect(page.getByRole("note").filter({ hasText: warning })).toBeVisible();
  });
