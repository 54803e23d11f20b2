import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toggleSsl } from "../changes/toggle-ssl";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { checkSsl } from "./check-ssl";
import { getInstance } from "./get-instance";
import { keepListing } from "./keep-listing";

const name = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };
let opened: TestApp;
let viewer: Ctx;
beforeEach(async () => {
  opened = await openTestApp();
  viewer = await opened.as("viewer");
  opened.emulator.addInstance({
    ...name,
    name: "orders",
    ssl: "disabled",
    mongoVersion: "MONGO_44_WT",
    instanceType: 3,
    vip: "10.5.2.12;10.5.2.14",
    vport: 27017,
    memoryMegabytes: 4096,
    volumeMegabytes: 102_400,
    tags: [{ key: "team", value: "payments" }],
  });
  const listed = await opened.app.cloud.listInstances(name.region, { offset: 0, limit: 10 }, { lane: "sync" });
  await keepListing(opened.app, name.region, listed.instances);
});
afterEach(() => opened.close());

test("everything that the API listed of it is there", async () => {
  await checkSsl(opened.app, name, { lane: "sync" });
  const detail = await getInstance(viewer, name);
  const now = new Date(opened.clock.now()).toISOString();
  expect(detail).toMatchObject({
    row: {
      ...name,
      name: "orders",
      mongoVersion: "4.4",
      sslState: "disabled",
      status: "running",
      change: null,
      sslCheckedAt: now,
      listedAt: now,
    },
    instanceType: "read_only",
    addresses: ["10.5.2.12", "10.5.2.14"],
    port: 27017,
    memoryMegabytes: 4096,
    volumeMegabytes: 102_400,
    tags: [{ key: "team", value: "payments" }],
    apiTimeZoneMinutes: 480,
    firstSeenAt: now,
    sslError: null,
    certificate: null,
    history: [],
  });
  expect(detail.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test("a state that could not be read is unknown, with the API's code", async () => {
  opened.emulator.addFault({
    kind: "api_error",
    action: "DescribeInstanceSSL",
    code: "InvalidParameterValue.NotFoundInstance",
  });
  await checkSsl(opened.app, name, { lane: "sync", retries: 0 });
  expect(await getInstance(viewer, name)).toMatchObject({
    row: { sslState: "unknown" },
    sslError: { code: "InvalidParameterValue.NotFoundInstance" },
  });
});

test("its history says who, why and how it stands, newest first", async () => {
  await checkSsl(opened.app, name, { lane: "sync" });
  const operator = await opened.as("operator");
  const first = randomUUID();
  await toggleSsl(operator, { ...name, intentId: first, target: "enabled", seen: "disabled", reason: "ticket 4711" });
  await opened.app.store.transaction((trx) =>
    trx
      .updateTable("change_items")
      .set({ state: "failed", error_code: "InternalError", ended_at: opened.clock.now() })
      .execute(),
  );
  await opened.clock.advance(60_000);
  const second = randomUUID();
  await toggleSsl(operator, { ...name, intentId: second, target: "enabled", seen: "disabled", reason: "" });

  const { history, row } = await getInstance(viewer, name);
  expect(history).toMatchObject([
    { changeId: second, state: "queued", by: "A operator", reason: "" },
    { changeId: first, state: "failed", errorCode: "InternalError", by: "A operator", reason: "ticket 4711" },
  ]);
  expect(row.change).toMatchObject({ changeId: second, state: "queued" });
});

test.each([
  { ...name, instanceId: "cmgo-zzzz9999" },
  { ...name, region: "ap-singapore" },
  { ...name, region: "<script>" },
  { ...name, instanceId: "' or 1=1 --" },
  { region: "", instanceId: "" },
])("$region/$instanceId is not found", async (unknown) => {
  await expect(getInstance(viewer, unknown)).rejects.toMatchObject({ name: "Refusal", code: "not_found" });
});
