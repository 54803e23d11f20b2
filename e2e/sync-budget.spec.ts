import { expect, test } from "./fixtures/test";

test.use({ as: "admin" });

test("an administrator sets how much the re-check may call, and sees what was called", async ({
  page,
  openAs,
  guard,
}) => {
  await page.goto("/settings");
  await page.getByRole("link", { name: "Reading" }).click();
  const budget = page.getByLabel("Calls a minute");
  const before = await budget.inputValue();
  // What the first reading of the fleet called is counted by endpoint and action.
  const used = page.getByRole("table", { name: "Calls of the last minute by endpoint and action" });
  await expect(used.getByRole("rowheader", { name: /^DescribeInstanceSSL/ })).toBeVisible();

  await budget.fill("29");
  await expect(page.getByText("A whole number from 30 to 60,000")).toBeVisible();
  await budget.press("Enter");
  await expect(page.getByText("Saved. It counts within seconds.")).toHaveCount(0);

  await budget.fill("1234");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It counts within seconds.")).toBeVisible();
  await page.reload();
  await expect(budget).toHaveValue("1234");
  await page.goto("/audit");
  await expect(page.getByText(`${before} calls a minute → 1,234 calls a minute`).first()).toBeVisible();

  const operator = await openAs("operator");
  guard.allowStatus(404);
  expect((await operator.goto("/settings/sync"))?.status()).toBe(404);
  expect((await operator.request.get("/api/sync")).status()).toBe(403);

  // Other tests of this worker count on the default.
  await page.goto("/settings/sync");
  await budget.fill(before);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It counts within seconds.")).toBeVisible();
});
