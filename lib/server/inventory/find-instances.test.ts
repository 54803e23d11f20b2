import { afterAll, beforeAll, expect, test } from "vitest";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { findInstances } from "./find-instances";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  for (const region of ["ap-singapore", "ap-jakarta"]) t.emulator.addInstance({ region, instanceId: "cmgo-twice001" });
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-once0001" });
  await syncOnce(t);
});
afterAll(() => t.close());

test("ids are found in every region that has them, and the unknown ones are named as given", async () => {
  const viewer = await t.as("viewer");
  expect(await findInstances(viewer, { ids: ["CMGO-Once0001", "cmgo-twice001", "cmgo-Nobody01"] })).toEqual({
    keys: [
      { region: "ap-jakarta", instanceId: "cmgo-once0001" },
      { region: "ap-jakarta", instanceId: "cmgo-twice001" },
      { region: "ap-singapore", instanceId: "cmgo-twice001" },
    ],
    unknown: ["cmgo-Nobody01"],
  });
});

test("thousands of ids are looked up", async () => {
  const viewer = await t.as("viewer");
  const ids = Array.from({ length: 5_000 }, (_, index) => `cmgo-none${index}`);
  const { keys, unknown } = await findInstances(viewer, { ids: [...ids, "cmgo-once0001"] });
  expect(keys).toHaveLength(1);
  expect(unknown).toHaveLength(5_000);
});
