import { describe, expect, it } from "vitest";
import { callApi } from "./testing/call-api";
import { emulatorForTest } from "./testing/emulator-for-test";

describe("common refusals", () => {
  it.each([
    ["no action", "MissingParameter", { "X-TC-Action": undefined }],
    ["no version", "MissingParameter", { "X-TC-Version": undefined }],
    ["no region", "MissingParameter", { "X-TC-Region": undefined }],
    ["no signature", "MissingParameter", { Authorization: undefined }],
    ["an unknown action", "InvalidAction", { "X-TC-Action": "DropEverything" }],
    ["an unknown version", "NoSuchVersion", { "X-TC-Version": "2018-04-08" }],
    ["an unknown region", "UnsupportedRegion", { "X-TC-Region": "xx-nowhere" }],
    ["a finance region on the default endpoint", "UnsupportedRegion", { "X-TC-Region": "ap-shanghai-fsi" }],
  ])("%s is %s, with HTTP 200 and a RequestId", async (_, code, headers) => {
    const emulator = await emulatorForTest();
    const answer = await callApi(emulator.url, "DescribeDBInstances", { headers });
    expect(answer).toMatchObject({
      status: 200,
      code,
      response: { RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(emulator.calls().map((call) => call.outcome)).toEqual([code]);
  });

  it.each([
    ["AuthFailure.SecretIdNotFound", { secretId: "AKIDother" }],
    ["AuthFailure.SignatureFailure", { secretKey: "other" }],
    ["AuthFailure.SignatureExpire", { timestamp: Math.floor(Date.now() / 1000) - 400 }],
  ])("%s, before anything is looked at", async (code, options) => {
    const emulator = await emulatorForTest();
    const answer = await callApi(emulator.url, "NoSuchAction", { ...options, region: "xx-nowhere", body: "no json" });
    expect(answer.code).toBe(code);
  });

  it("the seed small denies one region, as a CAM policy does", async () => {
    const emulator = await emulatorForTest({ seed: "small" });
    expect((await callApi(emulator.url, "DescribeDBInstances", { region: "ap-seoul" })).code).toBe(
      "UnauthorizedOperation",
    );
    expect((await callApi(emulator.url, "DescribeDBInstances", { region: "ap-mumbai" })).response).toMatchObject({
      TotalCount: 0,
    });
  });

  it("only DescribeInstanceSSL of an instance of this region is found", async () => {
    const emulator = await emulatorForTest();
    emulator.addInstance({ region: "ap-tokyo", instanceId: "cmgo-aaaaaaaa" });
    const params = { InstanceId: "cmgo-aaaaaaaa" };
    expect((await callApi(emulator.url, "DescribeInstanceSSL", { params, region: "ap-tokyo" })).code).toBeNull();
    expect((await callApi(emulator.url, "DescribeInstanceSSL", { params, region: "ap-jakarta" })).code).toBe(
      "InvalidParameterValue.NotFoundInstance",
    );
  });
});

describe("parameters", () => {
  it.each([
    ["DescribeInstanceSSL", {}, "MissingParameter"],
    ["DescribeInstanceSSL", { InstanceId: null }, "MissingParameter"],
    ["DescribeInstanceSSL", { InstanceId: 7 }, "InvalidParameter"],
    ["DescribeInstanceSSL", { InstanceId: "" }, "InvalidParameterValue"],
    ["DescribeInstanceSSL", { InstanceId: "cmgo-aaaaaaaa", Renew: true }, "UnknownParameter"],
    ["InstanceEnableSSL", { InstanceId: "cmgo-aaaaaaaa" }, "MissingParameter"],
    ["InstanceEnableSSL", { InstanceId: "cmgo-aaaaaaaa", Enable: "true" }, "InvalidParameter"],
    ["DescribeAsyncRequestInfo", { AsyncRequestId: 110001 }, "InvalidParameter"],
    ["DescribeAsyncRequestInfo", { AsyncRequestId: "1" }, "InvalidParameterValue"],
    ["DescribeDBInstances", { InstanceIds: "cmgo-aaaaaaaa" }, "InvalidParameter"],
    ["DescribeDBInstances", { OrderBy: "Price" }, "InvalidParameterValue"],
    ["DescribeClientConnections", { InstanceId: "cmgo-aaaaaaaa", Limit: 1001 }, "InvalidParameterValue"],
  ])("%s %j is %s", async (action, params, code) => {
    const emulator = await emulatorForTest();
    expect((await callApi(emulator.url, action, { params })).code).toBe(code);
  });

  it.each(["not json", "[]", "null", "7"])("the body %s is InvalidParameter", async (body) => {
    const emulator = await emulatorForTest();
    expect((await callApi(emulator.url, "DescribeDBInstances", { body })).code).toBe("InvalidParameter");
  });
});
