import { describe, expect, it } from "vitest";
import { CloudError } from "./cloud";
import { endpointFor } from "./endpoint";

describe("where a region's calls go", () => {
  it.each([
    ["https://mongodb.intl.tencentcloudapi.com", "ap-jakarta", "https://", "mongodb.intl.tencentcloudapi.com"],
    [
      "https://mongodb.intl.tencentcloudapi.com/",
      "ap-shanghai-fsi",
      "https://",
      "mongodb.ap-shanghai-fsi.tencentcloudapi.com",
    ],
    [
      "https://mongodb.tencentcloudapi.com",
      "ap-shenzhen-fsi",
      "https://",
      "mongodb.ap-shenzhen-fsi.tencentcloudapi.com",
    ],
    [
      "https://mongodb.{region}.tencentcloudapi.com",
      "ap-jakarta",
      "https://",
      "mongodb.ap-jakarta.tencentcloudapi.com",
    ],
    ["https://api.internal:8443", "ap-shanghai-fsi", "https://", "api.internal:8443"],
    ["http://127.0.0.1:4100", "ap-shanghai-fsi", "http://", "127.0.0.1:4100"],
  ])("%s for %s", (template, region, protocol, host) => {
    expect(endpointFor(template, region)).toEqual({ protocol, host });
  });

  it.each(["evil.example/", "", "ap-jakarta.evil.example", "AP-JAKARTA", "{region}", "ap-jakarta@evil"])(
    "refuses %j as a region",
    (region) => {
      expect(() => endpointFor("https://mongodb.{region}.tencentcloudapi.com", region)).toThrow(CloudError);
    },
  );
});
