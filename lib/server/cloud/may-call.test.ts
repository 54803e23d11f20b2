import { afterEach, beforeEach, expect, test } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Cloud } from "./cloud";
import { failureOf, openTestCloud } from "./test-cloud";

const REGION = "ap-guangzhou";
const instanceId = "cmgo-aaaa0001";
let emulator: Emulator;
let cloud: Cloud;
beforeEach(async () => {
  emulator = await startEmulator({ seed: "empty" });
  emulator.addInstance({ region: REGION, instanceId, ssl: "disabled" });
  cloud = openTestCloud({ endpoint: emulator.url });
});
afterEach(async () => {
  cloud.close();
  await emulator.close();
});

test.each([
  ["before it is marked as sending", 0],
  ["while it is marked as sending", 1],
  ["while its connection is made", 2],
])("a process that loses its right to call %s sends nothing", async (_, looksThatPass) => {
  let looks = 0;
  let marked = false;
  const failure = await failureOf(
    cloud.enableSsl(REGION, instanceId, true, {
      lane: "change",
      mayCall: () => looks++ < looksThatPass,
      beforeSend: async () => {
        marked = true;
      },
    }),
  );
  expect(failure.class).toBe("not_sent");
  expect(marked).toBe(looksThatPass > 0);
  expect(emulator.calls()).toEqual([]);
  // The connection that was given up carries nothing of it later either.
  await cloud.readSsl(REGION, instanceId, { lane: "sync" });
  expect(emulator.calls().map(({ action }) => action)).toEqual(["DescribeInstanceSSL"]);
});
