import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { connectedClients } from "./connected-clients";

let t: TestApp;
let operator: Ctx;
const region = "ap-jakarta";
const at = (instanceId: string) => ({ region, instanceId });
const ask = (ctx: Ctx, ids: readonly string[]) => connectedClients(ctx, ids.map(at), AbortSignal.timeout(10_000));

beforeAll(async () => {
  t = await openTestApp();
  for (const instanceId of ["cmgo-aaaa1111", "cmgo-down2222"])
    t.emulator.addInstance({ region, instanceId, ssl: "disabled" });
  t.emulator.addInstance({ region, instanceId: "cmgo-old33333", ssl: "unsupported", mongoVersion: "MONGO_36_WT" });
  await syncOnce(t);
  operator = await t.as("operator");
});
afterAll(() => t.close());

test("who is connected, from outside of the service; what can't be told is unknown, not none", async () => {
  t.emulator.addFault({
    kind: "http_error",
    action: "DescribeClientConnections",
    instanceId: "cmgo-down2222",
    status: 502,
  });
  const { instances } = await ask(operator, ["cmgo-aaaa1111", "cmgo-old33333", "cmgo-down2222", "cmgo-nobody99"]);
  expect(instances.map(({ instanceId }) => instanceId)).toEqual(["cmgo-aaaa1111", "cmgo-old33333", "cmgo-down2222"]);
  const [known, old, down] = instances;
  expect(known?.clients?.connections).toBeGreaterThanOrEqual(known?.clients?.addresses.length ?? 1);
  expect([old?.clients, down?.clients]).toEqual([null, null]);
  expect(t.emulator.calls({ action: "DescribeClientConnections" }), "none is asked twice").toHaveLength(3);
});

test("for those who may start a change, a few at a time", async () => {
  await expect(ask(await t.as("viewer"), ["cmgo-aaaa1111"])).rejects.toMatchObject({ code: "not_permitted" });
  for (const ids of [[], ["nonsense'"], Array.from({ length: 21 }, (_, index) => `cmgo-aaaa${index + 1000}`)])
    await expect(ask(operator, ids)).rejects.toMatchObject({ code: "invalid_input" });
});
