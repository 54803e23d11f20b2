import { afterAll, beforeAll, expect, test } from "vitest";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { openTestApp, type TestApp } from "../testing/test-app";
import { allInOrder, bestMatches } from "./best-matches";
import { addOrders, SEARCHES } from "./best-matches.test-data";
import { countMatching } from "./count-matching";
import { listInstances } from "./list-instances";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
  await addOrders(t);
});
afterAll(() => t.close());

test.each(SEARCHES)(
  "“%s” in stages gives the pages that all in order give, none twice and none left out",
  async (search) => {
    for (const [few, more] of [
      [0, {}],
      [30, {}],
      [0, { region: "ap-jakarta" }],
    ] as const) {
      const seen: string[] = [];
      for (let page = 1; page <= 6; page += 1) {
        const filter = parseInstanceFilter({ search, ...more, page: String(page), pageSize: "25" });
        const { keys: staged, counted } = await bestMatches(t.app, filter, t.clock.now(), few);
        const all = await allInOrder(t.app, filter, t.clock.now());
        const keys = (found: typeof all) => found.map(({ region, instance_id }) => `${region}/${instance_id}`);
        expect(keys([...staged])).toEqual(keys(all));
        expect(await counted).toBe(await countMatching(t.app.store, filter, t.clock.now()));
        seen.push(...keys(all));
      }
      const { total } = await listInstances(await t.as("viewer"), parseInstanceFilter({ search, ...more }));
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    }
  },
);

test.each([0, 500])("among many ids that begin so, the id itself stands first, wherever its name is", async (few) => {
  const {
    keys: [first],
  } = await bestMatches(t.app, parseInstanceFilter({ search: "ORDER" }), t.clock.now(), few);
  expect(first).toMatchObject({ region: "ap-jakarta", instance_id: "order" });
});

test("names sort as they are searched: capitals and marks over letters don't matter", async () => {
  const { rows } = await listInstances(await t.as("viewer"), parseInstanceFilter({ search: "örder", sort: "name" }));
  const folded = rows.map(({ name }) => name.toLowerCase().replaceAll("ö", "o"));
  expect(folded).toEqual(folded.toSorted());
  expect(new Set(rows.map(({ name }) => name.slice(0, 1)))).toContain("ö");
});
