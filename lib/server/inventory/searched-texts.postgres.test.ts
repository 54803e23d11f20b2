import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../db/open-store";
import type { Store } from "../db/store";
import { syncOnce } from "../testing/change-run";
import { instanceCopies } from "../testing/instance-copies";
import { openTestApp, type TestApp } from "../testing/test-app";
import { searchedTexts } from "./searched-texts";

let t: TestApp;
let elsewhere: Store;
beforeEach(async () => {
  t = await openTestApp();
  for (const name of ["orders", "users"])
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: `cmgo-${name}`, name });
  await syncOnce(t);
  elsewhere = await openStore(t.app.config, t.clock);
  await vi.waitUntil(() => searchedTexts(t.app));
});
afterEach(async () => {
  await elsewhere.close();
  await t.close();
});

const ids = async () => [...((await searchedTexts(t.app))?.holding("cmgo-") ?? [])].map((one) => one.instance_id);
const names = async () => [...((await searchedTexts(t.app))?.holding("cmgo-") ?? [])].map((one) => one.sort_name);
const rename = (store: Pick<Store, "db">, id: string, name: string) =>
  store.db.updateTable("instances").set({ sort_name: name }).where("instance_id", "=", id).execute();

test("what another replica lists, renames or takes away is known at the next look", async () => {
  expect(await ids()).toEqual(["cmgo-orders", "cmgo-users"]);
  await rename(elsewhere, "cmgo-orders", "zebra");
  expect(await names()).toEqual(["users", "zebra"]);
  await elsewhere.db.deleteFrom("instances").where("instance_id", "=", "cmgo-users").execute();
  expect(await ids()).toEqual(["cmgo-orders"]);
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-ledger", name: "ledger" });
  await syncOnce(t);
  expect(await ids()).toEqual(["cmgo-ledger", "cmgo-orders", "cmgo-users"]);
});

test("after thousands of changes all are read again, and PostgreSQL is asked meanwhile", async () => {
  await instanceCopies(t.app, "cmgo-users", 2_500);
  expect(await searchedTexts(t.app)).toBeNull();
  await vi.waitUntil(() => searchedTexts(t.app));
  expect(await ids()).toHaveLength(2_502);
  await rename(elsewhere, "cmgo-copy002499", "a");
  expect((await ids())[0]).toBe("cmgo-copy002499");
});

test("a transaction that is open while others are seen is seen once it ends", async () => {
  await elsewhere.transaction(async (trx) => {
    await rename({ db: trx }, "cmgo-orders", "late");
    await rename(t.app.store, "cmgo-users", "early");
    expect(await names()).toEqual(["early", "orders"]);
  });
  expect(await names()).toEqual(["early", "late"]);
});

test("what a cluster wrote that this one was restored from is not taken for a change each time", async () => {
  await rename(elsewhere, "cmgo-users", "moved");
  await sql`update instance_texts set written_by = '900000000000' where instance_id = 'cmgo-users'`.execute(
    elsewhere.db,
  );
  expect(await names()).toEqual(["orders", "users"]);
  await rename(elsewhere, "cmgo-users", "again");
  expect(await names()).toEqual(["again", "orders"]);
});
