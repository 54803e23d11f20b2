import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures/test";

/** Of which 135 kB are React and Next alone. What it is to come to is the goal of `npm run bench -- first-load`; this keeps it from growing. */
const MOST_BYTES = 174_800;

test("the first load of the list stays light, and what it may need later is not in it", async ({ page }) => {
  const scripts: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.body());
  });
  await page.goto("/instances", { waitUntil: "networkidle" });
  const bodies = await Promise.all(scripts);
  const total = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
  const large = bodies.filter(({ length }) => length > 50_000);
  expect(large.length).toBeGreaterThan(0);
  for (const body of large)
    expect(body.toString("latin1", 0, 40), "compiled while it arrives").toContain("//# allFunctionsCalledOnLoad\n");
  const loaded = scripts.length;
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
  expect(scripts.length, "the palette comes when it is asked for").toBeGreaterThan(loaded);
});
