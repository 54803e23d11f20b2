import { type RawBuilder, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";

let t: TestApp;
beforeEach(async () => {
  t = await openTestApp();
});
afterEach(() => t.close());

type Texts = { readonly instance_id: string; readonly sort_name: string; readonly search_text: string };
const read = async <T>(query: RawBuilder<T>) => (await query.execute(t.app.store.db)).rows;
const texts = () =>
  read(sql<Texts>`select instance_id, sort_name, search_text from instance_texts order by instance_id`);
const instances = () =>
  read(sql<Texts>`select instance_id, sort_name, search_text from instances order by instance_id`);
/** Which transaction wrote a row last. */
const writers = () => read(sql<{ xmin: string }>`select xmin::text from instance_texts order by instance_id`);

test("what is searched follows the instances: listed, renamed, gone; a re-check of SSL doesn't touch it", async () => {
  const region = "ap-jakarta";
  t.emulator.addInstance({ region, instanceId: "cmgo-1", name: "Orders", ssl: "disabled" });
  t.emulator.addInstance({ region, instanceId: "cmgo-2", name: "Users", ssl: "disabled" });
  await syncOnce(t);
  expect(await texts()).toEqual(await instances());
  expect((await texts()).map(({ sort_name }) => sort_name)).toEqual(["orders", "users"]);

  const before = await writers();
  t.emulator.updateInstance(region, "cmgo-1", { ssl: "enabled" });
  t.emulator.updateInstance(region, "cmgo-2", { name: "Ledger" });
  await syncOnce(t);
  expect(await texts()).toEqual(await instances());
  expect((await texts()).map(({ sort_name }) => sort_name)).toEqual(["orders", "ledger"]);
  const after = await writers();
  expect(after[0]).toEqual(before[0]);
  expect(after[1]).not.toEqual(before[1]);

  await t.app.store.db.deleteFrom("instances").where("instance_id", "=", "cmgo-1").execute();
  expect((await texts()).map(({ instance_id }) => instance_id)).toEqual(["cmgo-2"]);
});
