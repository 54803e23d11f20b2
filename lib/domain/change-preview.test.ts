import { expect, test } from "vitest";
import { callDocument, tccliLine } from "./change-preview";

const call = { region: "ap-jakarta", instanceId: "cmgo-1a2b3c4d" };
const hosts = { "ap-jakarta": "mongodb.intl.tencentcloudapi.com" };

test("a call as a line of tccli", () => {
  expect(tccliLine(call, "enabled", hosts)).toBe(
    "tccli mongodb InstanceEnableSSL --cli-unfold-argument --region ap-jakarta --endpoint mongodb.intl.tencentcloudapi.com --InstanceId cmgo-1a2b3c4d --Enable true",
  );
  expect(tccliLine(call, "disabled", {})).toBe(
    "tccli mongodb InstanceEnableSSL --cli-unfold-argument --region ap-jakarta --InstanceId cmgo-1a2b3c4d --Enable false",
  );
});

test("a call as data", () => {
  expect(callDocument(call, "disabled", hosts)).toEqual({
    host: "mongodb.intl.tencentcloudapi.com",
    action: "InstanceEnableSSL",
    version: "2019-07-25",
    region: "ap-jakarta",
    body: { InstanceId: "cmgo-1a2b3c4d", Enable: false },
  });
});
