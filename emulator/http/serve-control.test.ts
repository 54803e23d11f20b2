import { describe, expect, it } from "vitest";
import { callApi } from "../testing/call-api";
import { emulatorForTest } from "../testing/emulator-for-test";

async function controlled() {
  const emulator = await emulatorForTest();
  const verb = async (name: string, args: unknown[], headers: Record<string, string> = {}) => {
    const response = await fetch(`${emulator.url}/__emulator/${name}`, {
      method: "POST",
      body: JSON.stringify(args),
      headers,
    });
    return { status: response.status, value: await response.json() };
  };
  return { emulator, verb };
}

describe("the handle over HTTP", () => {
  it("does what the handle does", async () => {
    const { emulator, verb } = await controlled();
    const { value: added } = await verb("addInstance", [
      { region: "ap-tokyo", instanceId: "cmgo-remote00", name: "远程" },
    ]);
    expect(added).toEqual(emulator.instance("ap-tokyo", "cmgo-remote00"));
    await verb("updateInstance", ["ap-tokyo", "cmgo-remote00", { ssl: "null" }]);
    expect((await verb("instance", ["ap-tokyo", "cmgo-remote00"])).value).toMatchObject({ name: "远程", ssl: "null" });
    expect((await verb("instance", ["ap-tokyo", "cmgo-unknown0"])).value).toBeNull();
    await verb("updateInstance", ["ap-tokyo", "cmgo-remote00", { ssl: "enabled" }]);
    const { expiresAt } = emulator.instance("ap-tokyo", "cmgo-remote00") ?? {};
    await verb("refreshCertificate", ["ap-tokyo", "cmgo-remote00"]);
    expect(emulator.instance("ap-tokyo", "cmgo-remote00")?.expiresAt).not.toBe(expiresAt);
    expect((await verb("instances", [])).value).toHaveLength(1);

    expect((await verb("addFault", [{ kind: "api_error", code: "InternalError", times: 1 }])).value).toBe("fault-1");
    expect((await callApi(emulator.url, "DescribeDBInstances")).code).toBe("InternalError");
    expect((await verb("calls", [{ action: "DescribeDBInstances" }])).value).toMatchObject([
      { outcome: "InternalError" },
    ]);
    await verb("clearCalls", []);
    expect((await verb("calls", [])).value).toEqual([]);
    await verb("addFault", [{ kind: "hang" }]);
    await verb("clearFaults", []);
    expect((await callApi(emulator.url, "DescribeDBInstances")).code).toBeNull();

    await verb("configure", [{ callsPerSecond: 1 }]);
    expect((await callApi(emulator.url, "DescribeDBInstances")).code).toBe("RequestLimitExceeded");
    await verb("removeInstance", ["ap-tokyo", "cmgo-remote00"]);
    expect(emulator.instances()).toEqual([]);
    await verb("reset", [{ seed: 4 }]);
    expect(emulator.instances()).toHaveLength(4);
  });

  it.each([
    ["addFault", [{ kind: "explode" }]],
    ["updateInstance", ["ap-tokyo", "cmgo-unknown0", {}]],
    ["updateInstance", ["ap-tokyo", "cmgo-unknown0", { colour: "red" }]],
    ["refreshCertificate", ["ap-tokyo", "cmgo-unknown0"]],
    ["configure", [{ flowMillis: -1 }]],
    ["reset", [{ seed: "huge" }]],
  ])("%s %j is 400 with the reason", async (name, args) => {
    const { verb } = await controlled();
    expect(await verb(name, args)).toMatchObject({ status: 400, value: { error: expect.stringMatching(/./) } });
  });

  it("an unknown verb is 404, a browser is 403", async () => {
    const { emulator, verb } = await controlled();
    expect((await verb("close", [])).status).toBe(404);
    emulator.addInstance({ instanceId: "cmgo-stays000" });
    expect((await verb("reset", [], { origin: emulator.url })).status).toBe(403);
    expect(emulator.instances()).toHaveLength(1);
  });
});

describe("the server", () => {
  it("takes any loopback address", async () => {
    const emulator = await emulatorForTest({ host: "127.0.0.2" });
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect((await callApi(emulator.url, "DescribeDBInstances")).code).toBeNull();
  });

  it("says that a port is taken", async () => {
    const { emulator } = await controlled();
    await expect(emulatorForTest({ port: Number(new URL(emulator.url).port) })).rejects.toThrow("EADDRINUSE");
  });
});
