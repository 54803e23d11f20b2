import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../testing/test-app";
import { authOptions } from "./auth-options";

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

it("our migrations make every table and column that this better-auth writes", async () => {
  const { store, config, log } = test.app;
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(store.db, store.engine, config, log));
  expect(toBeCreated).toEqual([]);
  expect(toBeAdded).toEqual([]);
});
