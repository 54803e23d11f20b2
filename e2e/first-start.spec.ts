import { cloudSettings } from "./fixtures/console-process";
import { downloadedCertificate } from "./fixtures/downloaded-certificate";
import { PASSWORD, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { expiryOf, rowOf } from "./screens/instance-list";

test.use({ as: null });

test("from the first start to the first certificate", async ({ page, emulator, spares, startConsole, guard }) => {
  const place = spares.take("enabled");
  const own = await startConsole(cloudSettings(emulator.url));
  await expect.poll(() => own.output()).toMatch(/once: http:\S+\/setup\?token=\S+/);
  const link = /once: (http:\S+)/.exec(own.output())?.[1] ?? "";

  await test.step("nobody can sign in yet, and the page says what to do", async () => {
    await page.goto(`${own.url}/instances`);
    await expect(page).toHaveURL(`${own.url}/sign-in?next=%2Finstances`);
    await expect(page.getByRole("note")).toContainText("Open the setup link that the server printed");
  });

  await test.step("the setup link makes the first administrator", async () => {
    await page.goto(link);
    await page.getByLabel("Name").fill("Sari");
    await page.getByLabel("Email").fill("sari@example.test");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create administrator" }).click();
    await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  });

  await test.step("the link works once", async () => {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  });

  await test.step("sign out, and in again with the new password", async () => {
    await page.goto(`${own.url}/instances`);
    await page.getByRole("button", { name: "Account of Sari" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.getByLabel("Email").fill("sari@example.test");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  });

  await test.step("the fleet appears, and its certificates can be had", async () => {
    const { length } = await emulator.instances();
    await expect(page.getByRole("status").filter({ hasText: /^\d+ instances$/ })).toHaveText(`${length} instances`);
    await page.getByRole("searchbox", { name: "Search instances" }).fill(place.instanceId);
    await expect(rowOf(page, place.instanceId)).toContainText("Enabled");
    const certificate = await downloadedCertificate(page, place.instanceId);
    const { expiresAt } = await emulator.instance(place);
    expect(Date.parse(certificate.validTo)).toBe(expiresAt);
    await expect(expiryOf(page, place.instanceId)).toHaveAttribute("datetime", new Date(expiresAt ?? 0).toISOString());
  });

  expect(own.output(), "the link is the only secret that the terminal sees").not.toContain(PASSWORD);
  expect((await own.stop()).exitCode, "it ends by itself").toBe(0);
  guard.allowUnreachable();
});

test("without credentials a fresh console is a demo, and each page says so", async ({ page, startConsole }) => {
  const own = await startConsole({ ADMIN_EMAIL: "dewi@example.test", ADMIN_PASSWORD: PASSWORD });
  expect(own.output()).toContain("This is a demo");
  await signIn(page, { email: "dewi@example.test", password: PASSWORD }, own.url);
  await expect(page.getByRole("status").filter({ hasText: /^48 instances$/ })).toBeVisible();

  for (const path of ["/instances", "/changes", "/audit", "/settings", "/settings/people"]) {
    await page.goto(`${own.url}${path}`);
    await expect(page.getByText("Demo: data comes from the built-in emulator")).toBeVisible();
  }
  await page.goto(`${own.url}/instances`);
  await page.getByRole("link", { name: "analytics-events" }).click();
  await expect(page.getByRole("heading", { name: "analytics-events", level: 1 })).toBeVisible();
  await expect(page.getByText("Demo: data comes from the built-in emulator")).toBeVisible();
});
