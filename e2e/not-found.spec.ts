import { expect, test } from "./fixtures/test";

const NOTHING = "There is no such page";

for (const [what, path] of [
  ["an unknown instance", "/instances/ap-jakarta/cmgo-nothere"],
  ["an unknown region", "/instances/mars-north/cmgo-off01"],
  ["an instance of another region", "/instances/ap-tokyo/cmgo-off01"],
  ["an unknown change", "/changes/3f0e7c1e-52ea-4bd6-a1ae-000000000000"],
  ["a change that is no id", "/changes/%3Cscript%3E"],
  ["an unknown page", "/nowhere/at/all"],
] as const) {
  test(`${what} is a page with the way back`, async ({ page, guard }) => {
    guard.allowStatus(404);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: NOTHING })).toBeVisible();
    await page.getByRole("link", { name: "Back to instances" }).click();
    await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  });
}

test("the API answers JSON for what is not there", async ({ page }) => {
  for (const path of [
    "/api/instances/ap-jakarta/cmgo-nothere",
    "/api/instances/ap-jakarta/cmgo-nothere/certificate?format=pem",
    "/api/changes/3f0e7c1e-52ea-4bd6-a1ae-000000000000",
  ]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.json(), path).toMatchObject({ error: { code: "not_found" } });
  }
});
