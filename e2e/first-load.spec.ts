import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures/test";

/** Of which 135 kB are React and Next alone. What it is to come to is the goal of `npm run bench -- first-load`; this keeps it from growing. */
const MOST_BYTES = 174_800;

test("the first load of the list stays light, and what it may need later is not in it", async ({ page }) => {
  const bytes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      bytes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto("/instances", { waitUntil: "networkidle" });
  const total = (await Promise.all(bytes)).reduce((sum, one) => sum + one, 0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
  const loaded = bytes.length;
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
  expect(bytes.length, "the palette comes when it is asked for").toBeGreaterThan(loaded);
});
