import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callText } from "@/lib/domain/call-text";
import { openTestApp, type TestApp } from "../testing/test-app";
import { listEndpoints } from "./list-endpoints";

const place = { region: "ap-jakarta", instanceId: "cmgo-test0001" };

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  test.emulator.addInstance({ ...place, ssl: "enabled" });
});
afterAll(() => test.close());

it("lets the shown module for Node.js make the very call with the vendor's SDK", async () => {
  const { secretId, secretKey } = test.app.config.cloud;
  const endpoint = listEndpoints(await test.as("viewer"))["ap-jakarta"];
  if (!endpoint) throw new Error("no endpoint");
  const text = callText("node", { action: "DescribeInstanceSSL", ...place, enabled: true }, endpoint) ?? "";
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", text], {
    env: { ...process.env, TENCENTCLOUD_SECRET_ID: secretId ?? "", TENCENTCLOUD_SECRET_KEY: secretKey ?? "" },
  });
  expect(JSON.parse(stdout)).toMatchObject({ Status: 1, RequestId: expect.any(String) });
  expect(test.emulator.calls({ action: "DescribeInstanceSSL" })).toMatchObject([
    { region: "ap-jakarta", params: { InstanceId: "cmgo-test0001" }, outcome: "answered" },
  ]);
});

it("knows the endpoint of every region that is read", async () => {
  const endpoints = listEndpoints(await test.as("viewer"));
  expect(Object.keys(endpoints)).toEqual(test.app.config.cloud.regions);
});
