import { afterAll, beforeAll, expect, test } from "vitest";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { allInOrder, bestMatches } from "./best-matches";
import { countMatching } from "./count-matching";
import { listInstances } from "./list-instances";

const WORDS = [
  "orders",
  "preorder",
  "Order",
  "örder",
  "order.db",
  "my-order",
  "reorder order",
  "数据 order",
  "zebra",
  "a",
];
const IDS = ["cmgo-order", "order-", "ORDER-", "cmgo-"];

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
  for (let number = 0; number < 120; number += 1) {
    const name = `${WORDS[number % WORDS.length]}${number % 7 === 0 ? "" : `-${number % 13}`}`;
    const instanceId = `${IDS[number % IDS.length]}${String(number).padStart(3, "0")}`;
    const region = number % 3 === 0 ? "ap-jakarta" : "ap-singapore";
    const tags = number % 5 === 0 ? [{ key: "team", value: "order" }] : [];
    t.emulator.addInstance({ region, instanceId, name, tags });
  }
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "order", name: "zz" });
  await syncOnce(t);
});
afterAll(() => t.close());

const SEARCHES = [
  "order",
  "cmgo",
  "rder",
  "Örder",
  "o",
  "order 1",
  "team=order",
  "order-0",
  "数",
  "z",
  "nothing",
  "\u0301",
];

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
