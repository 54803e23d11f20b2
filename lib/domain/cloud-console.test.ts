import { expect, it } from "vitest";
import { cloudConsoleUrl } from "./cloud-console";

it("leads to the console of the site that the endpoint belongs to", () => {
  expect(cloudConsoleUrl("mongodb.tencentcloudapi.com")).toBe("https://console.cloud.tencent.com/mongodb");
  for (const host of ["mongodb.intl.tencentcloudapi.com", "mongodb.ap-jakarta.tencentcloudapi.com", "127.0.0.1:9"])
    expect(cloudConsoleUrl(host)).toBe("https://console.tencentcloud.com/mongodb");
});
