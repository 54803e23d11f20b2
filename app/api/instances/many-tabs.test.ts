import { afterAll, beforeAll, expect, it } from "vitest";
import { setApp } from "@/lib/server/registry";
import { syncOnce } from "@/lib/server/testing/change-run";
import { countingReads } from "@/lib/server/testing/counting-reads";
import { instanceCopies } from "@/lib/server/testing/instance-copies";
import { type ServedRoute, serveRoute } from "@/lib/server/testing/serve-route";
import { openTestApp, type TestApp } from "@/lib/server/testing/test-app";
import { addPerson, browserOf } from "@/lib/server/testing/test-people";
import { GET as facets } from "./facets/route";
import { GET as list } from "./route";

const TABS = 50;

let t: TestApp;
let headers: Record<string, string>;
const served: ServedRoute[] = [];
beforeAll(async () => {
  t = await openTestApp();
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-aaaa0001", name: "orders" });
  await syncOnce(t);
  await instanceCopies(t.app, "cmgo-aaaa0001", 2_000);
  await addPerson(t.app, "viewer@example.test", "viewer");
  headers = Object.fromEntries(await browserOf(t.app, "viewer@example.test"));
});
afterAll(async () => {
  await Promise.all(served.map((one) => one.close()));
  await t.close();
});

/** Fifty tabs of one person ask at the same time; what each was answered, and how often the fleet was read for them. */
async function ask(route: typeof list, path: string, more: Record<string, string> = {}) {
  const reads = countingReads(t.app, "instances");
  setApp(reads.app);
  const one = await serveRoute(route);
  served.push(one);
  const tabs = Array.from({ length: TABS }, () => fetch(`${one.url}${path}`, { headers: { ...headers, ...more } }));
  const answers = await Promise.all(tabs);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  return { answers, bodies, reads: reads.count() };
}

it("fifty tabs that poll the list are all answered the same, each with a few questions to the fleet; once they have it, with nothing", async () => {
  const first = await ask(list, "/api/instances?search=orders");
  expect(first.answers.map(({ status }) => status)).toEqual(Array(TABS).fill(200));
  expect(new Set(first.bodies).size).toBe(1);
  expect(JSON.parse(first.bodies[0] ?? "")).toMatchObject({ total: 2_001, known: 2_001 });
  // The rows of the page, found and read, their number, and how many are known.
  expect(first.reads).toBeLessThanOrEqual(4 * TABS);

  const tag = first.answers[0]?.headers.get("etag") ?? "";
  const again = await ask(list, "/api/instances?search=orders", { "if-none-match": tag });
  expect(again.answers.map(({ status }) => status)).toEqual(Array(TABS).fill(304));
  expect(new Set(again.bodies)).toEqual(new Set([""]));
});

it("fifty tabs that open the same filter are counted for once", async () => {
  const one = await ask(facets, "/api/instances/facets?facet=region");
  expect(one.answers.map(({ status }) => status)).toEqual(Array(TABS).fill(200));
  expect(new Set(one.bodies).size).toBe(1);
  expect(JSON.parse(one.bodies[0] ?? "").region.values).toEqual([{ value: "ap-jakarta", count: 2_001 }]);
  expect(one.reads).toBe(1);
});
