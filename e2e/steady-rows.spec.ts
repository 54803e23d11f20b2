import type { Page } from "@playwright/test";
import type { EmulatorProcess, Place } from "./fixtures/emulator-process";
import { expect, test } from "./fixtures/test";
import { rowOf, switchOf, switchSsl } from "./screens/instance-list";

// As most people see it: with what moves.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

/** The part of the standard's LayoutShift that TypeScript's library lacks. */
type LayoutShift = {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
};

/** From now on the page keeps its layout shifts (W3C, Layout Instability), each with what moved; those right after a key or a click are the person's own. */
async function watchShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const kept = window as unknown as { shifts: string[] };
    kept.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of entry.sources) {
          const from = JSON.stringify(previousRect);
          kept.shifts.push(
            `${entry.value}: ${node?.parentElement?.outerHTML.slice(0, 300)} ${from} ${JSON.stringify(currentRect)}`,
          );
        }
      }
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

const heights = (page: Page) =>
  page.locator("tr[data-instance]").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));

/** Has the console read the instance anew, from outside of the page. */
async function rename(page: Page, emulator: EmulatorProcess, place: Place, name: string): Promise<void> {
  await emulator.updateInstance(place, { name });
  await page.getByRole("button", { name: "Refresh" }).evaluate((button: HTMLElement) => button.click());
}

for (const width of [1440, 390]) {
  test(`no row changes its height and nothing shifts while SSL is switched, ${width} px wide`, async ({
    page,
    spares,
    emulator,
  }) => {
    const place = spares.take("disabled");
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/instances?search=${place.instanceId.slice(0, -1)}`);
    const row = rowOf(page, place.instanceId);
    await expect(row).toBeVisible();
    const before = await heights(page);
    await switchSsl(page, place.instanceId, "enabled");
    const shifts = await watchShifts(page);
    await expect(row).toContainText("Enabling…");
    expect(await heights(page), "in flight").toEqual(before);
    await emulator.endFlow(place);
    await expect(switchOf(page, place.instanceId)).toHaveAttribute("aria-checked", "true");
    await expect(row.getByRole("link", { name: /^Download CA/ })).toBeVisible();
    expect(await heights(page), "done").toEqual(before);
    expect(await shifts()).toEqual([]);
  });
}

for (const height of [600, 4_000]) {
  test(`what fails above the pointer moves the page, not the row under it, ${height} px high`, async ({
    page,
    spares,
    emulator,
  }) => {
    const [one, other] = [spares.take("disabled"), spares.take("disabled")];
    await page.setViewportSize({ width: 1280, height });
    await page.goto("/instances?search=cmgo-off&pageSize=100");
    for (const { instanceId } of [one, other]) await expect(rowOf(page, instanceId)).toBeVisible();
    const order = await page.locator("tr[data-instance]").evaluateAll((rows) => rows.map((row) => row.dataset.id));
    // The upper one of them has a row below it, whichever they are.
    const place = order.indexOf(one.instanceId) < order.indexOf(other.instanceId) ? one : other;
    const row = rowOf(page, place.instanceId);
    await switchSsl(page, place.instanceId, "enabled");
    await expect(row).toContainText("Enabling…");
    const below = row.locator("xpath=following-sibling::*[1]");
    await below.hover();
    const placeOf = () => below.evaluate((one) => one.getBoundingClientRect().top);
    const before = await placeOf();
    await emulator.endFlow(place, "failed");
    await expect(row.getByRole("alert")).toBeVisible();
    // The page is scrolled in the frame that shows the alert, which the test may be ahead of.
    await expect.poll(placeOf).toBeCloseTo(before, 0);
  });
}

test("the order waits while the pointer or the focus is among the rows", async ({ page, spares, emulator }) => {
  const [one, other] = [spares.take("enabled"), spares.take("enabled")];
  await page.goto("/instances?search=cmgo-on&pageSize=100");
  await expect(rowOf(page, one.instanceId)).toBeVisible();
  const order = () => page.locator("tr[data-instance]").evaluateAll((rows) => rows.map((row) => row.dataset.id));
  const before = await order();
  const update = page.getByRole("button", { name: "Update" });

  await rowOf(page, one.instanceId).focus();
  const shifts = await watchShifts(page);
  await rename(page, emulator, other, "aaa first of all");
  await expect(rowOf(page, other.instanceId), "the news comes at once").toContainText("aaa first of all");
  await expect(page.getByText("The order has changed")).toBeVisible();
  expect(await order(), "the places don't").toEqual(before);
  expect(await shifts()).toEqual([]);
  await expect(rowOf(page, one.instanceId)).toBeFocused();
  await update.click();
  await expect(page.getByText("The order has changed")).toBeHidden();
  expect((await order())[0]).toBe(other.instanceId);

  await rowOf(page, one.instanceId).hover();
  await rename(page, emulator, other, "zzz last of all");
  await expect(page.getByText("The order has changed")).toBeVisible();
  expect((await order())[0]).toBe(other.instanceId);
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await order()).at(-1), "nobody is at it any more").toBe(other.instanceId);
});

test("a row that leaves under the focus keeps its place, the focus stays on it, and it is said", async ({
  page,
  spares,
  emulator,
}) => {
  const place = spares.take("enabled");
  await page.goto("/instances?search=cmgo-on&ssl=enabled&pageSize=100");
  const row = rowOf(page, place.instanceId);
  await expect(row).toBeVisible();
  const before = await heights(page);
  await switchOf(page, place.instanceId).focus();
  await emulator.updateInstance(place, { ssl: "disabled" });
  await page.getByRole("button", { name: "Refresh" }).evaluate((button: HTMLElement) => button.click());
  await expect(row.getByRole("status").filter({ hasText: "No longer in this list" })).toBeVisible();
  await expect(row).toBeFocused();
  expect(await heights(page)).toEqual(before);
  await expect(row.locator("[inert]").getByRole("switch"), "what is no longer so can't be used").toHaveCount(1);
  await page.getByRole("button", { name: "Update" }).click();
  await expect(row).toHaveCount(0);
});
