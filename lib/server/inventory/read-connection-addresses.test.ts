import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { keepListing } from "./keep-listing";
import { readConnectionAddresses } from "./read-connection-addresses";

const name = { region: "ap-jakarta", instanceId: "cmgo-test0001" };

let test: TestApp;
let viewer: Ctx;

beforeEach(async () => {
  test = await openTestApp();
  viewer = await test.as("viewer");
  test.emulator.addInstance({ ...name, vip: "10.0.0.1;10.0.0.2", vport: 27018 });
  const page = await test.app.cloud.listInstances(name.region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, name.region, page.instances);
});
afterEach(() => test.close());

function asked(): number {
  return test.emulator.calls({ action: "DescribeDBInstanceURL" }).length;
}

it("gives each address of the API without user and password, and asks again after a minute at the earliest", async () => {
  const first = await readConnectionAddresses(viewer, name);
  expect(first).toMatchObject({
    failure: null,
    addresses: [
      { type: "CLUSTER_ALL", hosts: ["10.0.0.1:27018", "10.0.0.2:27018"], options: [["authSource", "admin"]] },
      { type: "CLUSTER_READ_SECONDARY" },
    ],
  });
  expect(JSON.stringify(first)).not.toContain("mongouser");
  expect(await readConnectionAddresses(await test.as("operator"), name)).toEqual(first);
  expect(asked()).toBe(1);
  await test.clock.advance(60_000);
  await readConnectionAddresses(viewer, name);
  expect(asked()).toBe(2);
});

it("says why the API gave none, keeps no failure, and asks nothing about an instance that nobody knows", async () => {
  test.emulator.addFault({
    kind: "api_error",
    code: "UnauthorizedOperation",
    action: "DescribeDBInstanceURL",
    times: 1,
  });
  expect(await readConnectionAddresses(viewer, name)).toEqual({
    addresses: [],
    failure: { code: "UnauthorizedOperation", advice: "permission" },
  });
  expect((await readConnectionAddresses(viewer, name)).addresses).toHaveLength(2);
  for (const unknown of [
    { ...name, instanceId: "cmgo-nobody01" },
    { region: "../..", instanceId: "x" },
  ])
    await expect(readConnectionAddresses(viewer, unknown)).rejects.toMatchObject({ code: "not_found" });
  expect(asked()).toBe(2);
});
