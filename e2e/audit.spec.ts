import { expect, test } from "./fixtures/test";
import { openListAt, switchOf, switchSsl } from "./screens/instance-list";

test("an administrator reads who did what, before the effect and after it", async ({
  page,
  openAs,
  spares,
  emulator,
}) => {
  const place = spares.take("disabled");
  const { instanceId, region } = place;
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled", "audited reason");
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  await page.request.get(`/api/instances/${region}/${instanceId}/certificate?format=pem`);

  const admin = await openAs("admin");
  await admin.goto("/audit");
  await admin.getByLabel("Instance ID").fill(instanceId);
  await admin.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(admin).toHaveURL(`/audit?instance=${instanceId}`);
  const rows = admin.getByRole("table", { name: "Audit" }).getByRole("row");
  const [call] = await emulator.calls({ action: "InstanceEnableSSL", instanceId });
  await expect(rows.filter({ hasText: "audited reason" }).first()).toContainText("The operator");
  await expect(rows.filter({ hasText: "Enable SSL" }).filter({ hasText: "Intended" })).not.toHaveCount(0);
  await expect(rows.filter({ hasText: "Succeeded" }).filter({ hasText: call?.requestId ?? "?" })).not.toHaveCount(0);
  const downloads = rows.filter({ hasText: "Download CA certificate" });
  await expect(downloads.filter({ hasText: "Intended" })).toHaveCount(1);
  await expect(downloads.filter({ hasText: "Succeeded" })).toHaveCount(1);

  await admin.getByRole("combobox", { name: "Outcome" }).selectOption({ label: "Refused" });
  await admin.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(admin.getByText("No row matches")).toBeVisible();
  await admin.getByRole("link", { name: "Clear filters" }).first().click();
  await expect(admin).toHaveURL("/audit");
});

for (const as of ["viewer", "operator"] as const) {
  test.describe(as, () => {
    test.use({ as });
    test("finds no audit, on the page or in the API", async ({ page, guard }) => {
      guard.allowStatus(404);
      expect((await page.goto("/audit"))?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
      const answer = await page.request.get("/api/audit");
      expect(answer.status()).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: "not_permitted" } });
    });
  });
}
