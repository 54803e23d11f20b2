import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_FILTER, parseInstanceFilter } from "@/lib/domain/instance-filter";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { listInstances } from "./list-instances";

let t: TestApp;
const add = (instanceId: string, name: string, more: object = {}) =>
  t.emulator.addInstance({ region: "ap-jakarta", instanceId, name, vip: "10.1.1.1", ...more });
/** One fleet for all tests of a block. */
const withFleet = (fill: () => void) => {
  beforeAll(async () => {
    t = await openTestApp();
    fill();
    await syncOnce(t);
  });
  afterAll(() => t.close());
};

const find = async (search: string, more: Record<string, string> = {}) =>
  listInstances(await t.as("viewer"), parseInstanceFilter({ search, ...more }));
const names = async (search: string, more: Record<string, string> = {}) =>
  (await find(search, more)).rows.map((row) => row.name);

describe("better matches stand first", () => {
  withFleet(() => {
    add("cmgo-aaaa", "preordering");
    add("cmgo-bbbb", "old order");
    add("cmgo-cccc", "orders");
    add("cmgo-dddd", "zebra", { tags: [{ key: "x", value: "order" }] });
    add("order-1", "yak");
    add("cmgo-eeee", "order-1x");
  });

  test("the id itself, what begins so, what has such a word, what holds it", async () => {
    expect(await names("order-1")).toEqual(["yak", "order-1x"]);
    expect(await names("ORDER")).toEqual(["order-1x", "orders", "yak", "old order", "zebra", "preordering"]);
  });

  test("page by page, in the same order", async () => {
    const pages = await Promise.all(["1", "2"].map((page) => find("order", { page, pageSize: "25" })));
    expect(pages.map((page) => [page.rows.length, page.total])).toEqual([
      [6, 6],
      [0, 6],
    ]);
  });

  test("unless another order was chosen", async () => {
    expect(await names("order", { sort: "name" })).toEqual([
      "old order",
      "order-1x",
      "orders",
      "preordering",
      "yak",
      "zebra",
    ]);
  });

  test("and with filters, which count", async () => {
    expect(await find("order", { tag: "x" })).toMatchObject({ total: 1, rows: [{ name: "zebra" }] });
  });
});

describe("a match in what no row shows", () => {
  const given = { vip: "10.5.2.12;10.5.2.14", tags: [{ key: "Umgebung", value: "Müller" }], projectId: 1100 };
  withFleet(() => add("cmgo-aaaa", "one", given));

  test("is told with its place", async () => {
    const found = async (search: string) => (await find(search)).rows[0]?.found;
    expect(await found("muller")).toEqual([{ field: "tag", text: "Umgebung=Müller" }]);
    expect(await found("umgebung=mü")).toEqual([{ field: "tag", text: "Umgebung=Müller" }]);
    expect(await found("2.14:27017")).toEqual([{ field: "address", text: "10.5.2.14:27017" }]);
    expect(await found("one 1100")).toEqual([{ field: "project", text: "1100" }]);
    expect(await found("one aaaa")).toBeUndefined();
    expect((await listInstances(await t.as("viewer"), DEFAULT_FILTER)).rows[0]).not.toHaveProperty("found");
  });
});

describe("whatever is typed is text", () => {
  const odd = [
    "50%_off",
    'it\'s "quoted"',
    "back\\slash",
    "\u200fقاعدة بيانات",
    "zero\u200bwidth",
    "İstanbul ß",
    "订单库",
  ];
  withFleet(() => {
    for (const [index, name] of odd.entries()) add(`cmgo-odd${index}`, name);
  });

  test.each([
    ["%", ["50%_off"]],
    ["_", ["50%_off"]],
    ["%_", ["50%_off"]],
    ["'", ['it\'s "quoted"']],
    ['"quoted"', ['it\'s "quoted"']],
    ["\\", ["back\\slash"]],
    ["\\\\", []],
    ["قاعدة", ["\u200fقاعدة بيانات"]],
    ["\u200f\u202eقاعدة", ["\u200fقاعدة بيانات"]],
    ["zerowidth", ["zero\u200bwidth"]],
    ["z\u200ber\u0000o", ["zero\u200bwidth"]],
    ["istanbul", ["İstanbul ß"]],
    ["单", ["订单库"]],
    ["\ud800", odd.toSorted()],
    ["' or 1=1 --", []],
    ["%00", []],
  ])("%j", async (search, expected) => {
    expect((await names(search)).toSorted()).toEqual(expected.toSorted());
  });

  test("10,000 characters find nothing and break nothing", async () => {
    expect(await find("%_'\"\\\u202e".repeat(1_700))).toMatchObject({ total: 0, rows: [] });
    expect(await names(`zero ${"\u200b".repeat(10_000)}`)).toEqual(["zero\u200bwidth"]);
  });

  test("500 filters are a page like any other", async () => {
    const ctx = await t.as("viewer");
    const raw = {
      region: Array.from({ length: 500 }, (_, index) => `ap-region${index}`),
      tag: Array.from({ length: 500 }, (_, index) => `k${index}=%_'`),
      version: Array.from({ length: 500 }, (_, index) => `${index}.0`),
      expiry: ["3", "gone"],
    };
    expect(await listInstances(ctx, parseInstanceFilter(raw))).toMatchObject({ total: 0, rows: [], known: odd.length });
  });
});
