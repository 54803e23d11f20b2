import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { openTestApp, type TestApp } from "../testing/test-app";
import { bestInMemory } from "./best-in-memory";
import { allInOrder } from "./best-matches";
import { addOrders, SEARCHES } from "./best-matches.test-data";
import { countMatching } from "./count-matching";
import { searchedTexts } from "./searched-texts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
  await addOrders(t);
  await vi.waitUntil(() => searchedTexts(t.app));
});
afterAll(() => t.close());

test.each(SEARCHES.filter((search) => search !== "\u0301"))(
  "“%s” in memory gives the pages that PostgreSQL gives, and their number",
  async (search) => {
    for (let page = 1; page <= 6; page += 1) {
      const filter = parseInstanceFilter({ search, page: String(page), pageSize: "25" });
      const found = await bestInMemory(t.app, filter);
      expect(found?.keys).toEqual(await allInOrder(t.app, filter, t.clock.now()));
      expect(await found?.counted).toBe(await countMatching(t.app.store, filter, t.clock.now()));
    }
  },
);

test("beside other filters, and without a word, PostgreSQL is asked", async () => {
  expect(await bestInMemory(t.app, parseInstanceFilter({ search: "order", region: "ap-jakarta" }))).toBeNull();
  expect(await bestInMemory(t.app, parseInstanceFilter({ search: "\u0301" }))).toBeNull();
});
