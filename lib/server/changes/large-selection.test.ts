import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHANGE_ITEMS_MAX, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

const FLEET = 100_000;
const FIRST = "cmgo-first001";
const TOO_MANY = { code: "too_many", params: { max: CHANGE_ITEMS_MAX } };
/** Far more than it takes on a busy machine, far less than reading the whole fleet. */
const MOST_BYTES = 100 * 1024 * 1024;

let t: TestApp;
let operator: Ctx;

/** So many rows at once: on PostgreSQL nothing may hold a connection for ten seconds. */
const COPIES_AT_ONCE = 10_000;

/** Copies the one instance of a region so often. */
async function multiply(region: string, copies: number): Promise<void> {
  const { db } = t.app.store;
  const row = await db
    .selectFrom("instances")
    .selectAll()
    .where("region", "=", region)
    .where("instance_id", "=", FIRST)
    .executeTakeFirstOrThrow();
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const values = Object.keys(row).map((name) =>
    name === "instance_id" ? sql`'cmgo-' || (1000000 + n.i)` : sql`instances.${sql.ref(name)}`,
  );
  for (let done = 0; done < copies; done += COPIES_AT_ONCE) {
    const last = Math.min(copies, done + COPIES_AT_ONCE);
    await t.app.store.transaction((trx) =>
      sql`insert into instances (${sql.join(columns)})
      with recursive n(i) as (select ${sql.lit(done + 1)} union all select i + 1 from n where i < ${sql.lit(last)})
      select ${sql.join(values)} from instances, n
      where instances.region = ${region} and instances.instance_id = ${FIRST}`.execute(trx),
    );
  }
}

const all = (region: string) => ({ kind: "filter" as const, filter: { ...DEFAULT_FILTER, region: [region] } });

beforeAll(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  for (const region of ["ap-jakarta", "ap-singapore"])
    t.emulator.addInstance({ region, instanceId: FIRST, ssl: "disabled" });
  await syncOnce(t);
  await multiply("ap-jakarta", FLEET - 1);
  await multiply("ap-singapore", CHANGE_ITEMS_MAX - 1);
  operator = await t.as("operator");
}, 60_000);
afterAll(() => t.close());

test("all of 100,000 that match are too many, said with the limit and without reading them all", async () => {
  const before = process.memoryUsage().rss;
  const asked = { target: "enabled" as const, selection: all("ap-jakarta") };
  await expect(reviewChange(operator, asked)).rejects.toMatchObject(TOO_MANY);
  const start = {
    ...asked,
    intentId: randomUUID(),
    settings: DEFAULT_CHANGE_SETTINGS,
    reason: "",
    fingerprint: "0".repeat(64),
  };
  await expect(startChange(operator, start)).rejects.toMatchObject(TOO_MANY);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
  expect(await t.app.store.db.selectFrom("changes").select("id").execute()).toEqual([]);
});

test("a filter that matches nothing has nobody to change, and can't be started", async () => {
  const selection = { kind: "filter" as const, filter: { ...DEFAULT_FILTER, search: "nobody is called so" } };
  const review = await reviewChange(operator, { target: "enabled", selection });
  expect(review).toMatchObject({ eligible: [], skipped: [], unknown: [] });
  const { fingerprint } = review;
  const start = { intentId: randomUUID(), settings: DEFAULT_CHANGE_SETTINGS, reason: "", fingerprint };
  await expect(startChange(operator, { target: "enabled", selection, ...start })).rejects.toMatchObject({
    code: "nothing_eligible",
  });
});

test("the largest change that is allowed is reviewed and recorded, by filter or by name, with its audit", async () => {
  const filtered = await reviewChange(operator, { target: "enabled", selection: all("ap-singapore") });
  expect(filtered.eligible).toHaveLength(CHANGE_ITEMS_MAX);
  const keys = filtered.eligible.map(({ region, instanceId }) => ({ region, instanceId }));
  const selection = { kind: "keys" as const, keys };
  const named = await reviewChange(operator, { target: "enabled", selection });
  expect(named.unknown).toEqual([]);
  expect(named.fingerprint).toBe(filtered.fingerprint);
  const intentId = randomUUID();
  const start = { intentId, settings: DEFAULT_CHANGE_SETTINGS, reason: "", fingerprint: named.fingerprint };
  await startChange(operator, { target: "enabled", selection, ...start });
  const { db } = t.app.store;
  expect(await db.selectFrom("change_items").select("id").execute()).toHaveLength(CHANGE_ITEMS_MAX);
  expect(await db.selectFrom("audit_events").select("seq").execute()).toHaveLength(CHANGE_ITEMS_MAX);
});
