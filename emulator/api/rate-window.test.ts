import { describe, expect, it } from "vitest";
import { callApi } from "../testing/call-api";
import { emulatorForTest } from "../testing/emulator-for-test";
import { RateWindow } from "./rate-window";

describe("RateWindow", () => {
  it("admits as many calls as allowed in any sliding second", () => {
    const window = new RateWindow();
    const admit = (at: number) => window.admit("action", at, 2);
    expect([0, 600, 700, 999].map(admit)).toEqual([true, true, false, false]);
    // The call of 0 has left the window, that of 600 has not.
    expect([1000, 1001, 1599].map(admit)).toEqual([true, false, false]);
    expect(admit(1600)).toBe(true);
  });

  it("counts each key alone", () => {
    const window = new RateWindow();
    expect([window.admit("one", 0, 1), window.admit("two", 0, 1), window.admit("one", 0, 1)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("the limit of the endpoint", () => {
  it("refuses the 21st call of a second per action, over all regions, and frees again", async () => {
    let clock = Date.now();
    const emulator = await emulatorForTest({ wallClock: () => clock });
    const timestamp = Math.floor(clock / 1000);
    const describeIn = (region: string) => callApi(emulator.url, "DescribeDBInstances", { region, timestamp });
    const first = await Promise.all(
      Array.from({ length: 21 }, (_, index) => describeIn(index % 2 ? "ap-tokyo" : "ap-jakarta")),
    );
    expect(first.filter((answer) => answer.code === "RequestLimitExceeded")).toHaveLength(1);
    expect(
      (await callApi(emulator.url, "DescribeInstanceSSL", { timestamp, params: { InstanceId: "x" } })).code,
    ).not.toBe("RequestLimitExceeded");
    clock += 999;
    expect((await describeIn("ap-tokyo")).code).toBe("RequestLimitExceeded");
    clock += 1;
    expect((await describeIn("ap-tokyo")).code).toBeNull();
  });

  it("does not count calls with a wrong signature", async () => {
    const emulator = await emulatorForTest({ callsPerSecond: 1, wallClock: () => 1_800_000_000_000 });
    const timestamp = 1_800_000_000;
    expect((await callApi(emulator.url, "DescribeDBInstances", { timestamp, secretKey: "wrong" })).code).toBe(
      "AuthFailure.SignatureFailure",
    );
    expect((await callApi(emulator.url, "DescribeDBInstances", { timestamp })).code).toBeNull();
    emulator.configure({ callsPerSecond: 2 });
    expect((await callApi(emulator.url, "DescribeDBInstances", { timestamp })).code).toBeNull();
    expect((await callApi(emulator.url, "DescribeDBInstances", { timestamp })).code).toBe("RequestLimitExceeded");
  });
});
