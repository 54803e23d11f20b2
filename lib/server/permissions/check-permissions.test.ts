import { afterEach, beforeEach, expect, it } from "vitest";
import { TRIED_ACTIONS } from "@/lib/domain/permission-check";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { auditTrail } from "../testing/test-people";
import { checkPermissions } from "./check-permissions";

const region = "ap-jakarta";

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp();
});
afterEach(() => test.close());

function verdicts(results: Readonly<Record<string, { readonly verdict: string }>> | undefined) {
  return TRIED_ACTIONS.map((action) => results?.[action]?.verdict);
}

it("tells per region and action what works, with no instance there is to ask about, and never switches SSL", async () => {
  test.emulator.addFault({ kind: "api_error", code: "UnauthorizedOperation", region, action: "DescribeInstanceSSL" });
  test.emulator.addFault({ kind: "reset", region, action: "DescribeDBInstanceURL" });
  const admin = await test.as("admin");
  const [jakarta, singapore] = await checkPermissions(admin, { regions: [region, "ap-singapore"] });
  expect(jakarta?.region).toBe(region);
  expect(verdicts(jakarta?.results)).toEqual(["works", "denied", "works", "not_told", "works"]);
  expect(jakarta?.results.DescribeInstanceSSL).toMatchObject({
    code: "UnauthorizedOperation",
    requestId: expect.any(String),
  });
  expect(verdicts(singapore?.results)).toEqual(["works", "works", "works", "works", "works"]);
  // Nothing is tried again, and nothing is tried that would change something.
  expect(
    test.emulator
      .calls()
      .map(({ action }) => action)
      .toSorted(),
  ).toEqual([...TRIED_ACTIONS, ...TRIED_ACTIONS].toSorted());
  expect(await auditTrail(test.app)).toEqual(["permission.check intent", "permission.check succeeded"]);
});

it("asks about an instance that is known, and tells a key that is refused from an action that is", async () => {
  test.emulator.addInstance({ region, instanceId: "cmgo-test0001" });
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  test.emulator.clearCalls();
  const admin = await test.as("admin");
  await checkPermissions(admin, { regions: [region] });
  expect(test.emulator.calls({ action: "DescribeClientConnections" })[0]?.instanceId).toBe("cmgo-test0001");
  test.emulator.addFault({ kind: "api_error", code: "AuthFailure.SecretIdNotFound" });
  const [checked] = await checkPermissions(admin, { regions: [region] });
  expect(new Set(verdicts(checked?.results))).toEqual(new Set(["key"]));
});

it("is for administrators, and for the regions that the console reads", async () => {
  for (const role of ["viewer", "operator"] as const)
    await expect(checkPermissions(await test.as(role), { regions: [region] })).rejects.toMatchObject({
      code: "not_permitted",
    });
  await expect(checkPermissions(await test.as("admin"), { regions: ["eu-frankfurt"] })).rejects.toMatchObject({
    code: "invalid_input",
  });
  expect(test.emulator.calls()).toEqual([]);
  expect(await auditTrail(test.app)).toEqual([]);
});
