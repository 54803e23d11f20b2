import { describe, expect, it } from "vitest";
import type { InstancePatch } from "./emulated-instance";
import type { Emulator } from "./emulator";
import { callApi } from "./testing/call-api";
import { emulatorForTest } from "./testing/emulator-for-test";

const START = Date.UTC(2026, 2, 1, 4, 0, 0, 250);
const REGION = "ap-guangzhou";
const ID = "cmgo-change00";

/** An emulator with one instance and a clock that the test moves. */
async function oneInstance(patch: InstancePatch = {}) {
  const clock = { now: START };
  const emulator = await emulatorForTest({ flowMillis: 6000, now: () => clock.now });
  emulator.addInstance({ region: REGION, instanceId: ID, ...patch });
  return { emulator, clock };
}

const enable = (emulator: Emulator, Enable = true) =>
  callApi(emulator.url, "InstanceEnableSSL", { params: { InstanceId: ID, Enable } });
const flowOf = async (emulator: Emulator, id: unknown) =>
  (await callApi(emulator.url, "DescribeAsyncRequestInfo", { params: { AsyncRequestId: String(id) } })).response;
const sslOf = (emulator: Emulator) => callApi(emulator.url, "DescribeInstanceSSL", { params: { InstanceId: ID } });
const statusOf = async (emulator: Emulator) => {
  const { InstanceDetails } = (await callApi(emulator.url, "DescribeDBInstances", { params: { InstanceIds: [ID] } }))
    .response;
  return Array.isArray(InstanceDetails) ? InstanceDetails[0].Status : null;
};

describe("a change", () => {
  it("answers its FlowId only, runs for flowMillis by the injected clock, then shows the new state", async () => {
    const { emulator, clock } = await oneInstance();
    const { response } = await enable(emulator);
    expect(Object.keys(response).sort()).toEqual(["FlowId", "RequestId"]);

    clock.now += 5999;
    expect(await flowOf(emulator, response.FlowId)).toMatchObject({
      Status: "running",
      StartTime: "2026-03-01 12:00:00",
      EndTime: null,
    });
    expect(await statusOf(emulator)).toBe(1);
    expect((await sslOf(emulator)).response).toMatchObject({ Status: 0, ExpiredTime: null, CertUrl: null });

    clock.now += 1;
    expect(await flowOf(emulator, response.FlowId)).toMatchObject({
      Status: "success",
      EndTime: "2026-03-01 12:00:06",
    });
    expect(await statusOf(emulator)).toBe(2);
    expect((await sslOf(emulator)).response).toMatchObject({
      Status: 1,
      ExpiredTime: "2027-03-01 12:00:06",
      CertUrl: `${emulator.url}/certs/${ID}/MongoDB-CA.crt`,
    });
  });

  it("ends as of its own end, however late somebody looks", async () => {
    const { emulator, clock } = await oneInstance();
    await enable(emulator);
    clock.now += 86_400_000;
    expect((await sslOf(emulator)).response.ExpiredTime).toBe("2027-03-01 12:00:06");
  });

  it("to off takes the certificate away", async () => {
    const { emulator, clock } = await oneInstance({ ssl: "enabled" });
    await enable(emulator, false);
    clock.now += 6000;
    expect((await sslOf(emulator)).response).toMatchObject({ Status: 0, ExpiredTime: null, CertUrl: null });
  });

  it("keeps the duration it was started with", async () => {
    const { emulator, clock } = await oneInstance();
    await enable(emulator);
    emulator.configure({ flowMillis: 1 });
    clock.now += 5000;
    expect(await statusOf(emulator)).toBe(1);
  });

  it.each([
    ["MongoDB 3.6", { mongoVersion: "MONGO_36_WT" }, "UnsupportedOperation.VersionNotSupport"],
    ["a kernel without SSL", { ssl: "unsupported" as const }, "UnsupportedOperation.VersionNotSupport"],
    ["an isolated instance", { status: -3 }, "InvalidParameterValue.StatusAbnormal"],
    ["an instance in process", { status: 1 }, "InvalidParameterValue.StatusAbnormal"],
    [
      "an instance that somebody else's task holds",
      { flow: { endsAt: START + 1000 } },
      "InvalidParameterValue.LockFailed",
    ],
  ])("is refused on %s", async (_, patch, code) => {
    const { emulator, clock } = await oneInstance(patch);
    const before = emulator.instance(REGION, ID);
    expect((await enable(emulator)).code).toBe(code);
    expect(emulator.instance(REGION, ID)).toEqual(before);
    clock.now += 500;
    expect(emulator.calls({ action: "InstanceEnableSSL" })).toMatchObject([
      { instanceId: ID, params: { Enable: true }, outcome: code },
    ]);
  });

  it("is refused while another one runs, and free again after it", async () => {
    const { emulator, clock } = await oneInstance();
    await enable(emulator);
    expect((await enable(emulator, false)).code).toBe("InvalidParameterValue.StatusAbnormal");
    clock.now += 6000;
    expect((await enable(emulator, false)).code).toBeNull();
  });

  it("waits for the task of somebody else to end", async () => {
    const { emulator, clock } = await oneInstance({ flow: { endsAt: START + 1000 } });
    clock.now += 1000;
    expect((await enable(emulator)).code).toBeNull();
  });

  it.each([
    ["failed", 2, null],
    ["undoed", 2, null],
    ["paused", 1, "InvalidParameterValue.StatusAbnormal"],
  ] as const)("whose flow is %s leaves SSL alone and Status %i", async (outcome, status, next) => {
    const { emulator, clock } = await oneInstance();
    emulator.addFault({ kind: "flow_outcome", outcome, times: 1 });
    const { FlowId } = (await enable(emulator)).response;
    expect((await flowOf(emulator, FlowId)).Status).toBe("running");
    clock.now += 6000;
    expect((await flowOf(emulator, FlowId)).Status).toBe(outcome);
    expect((await sslOf(emulator)).response.Status).toBe(0);
    expect(await statusOf(emulator)).toBe(status);
    expect((await enable(emulator)).code).toBe(next);
  });

  it("without FlowId in the answer goes on all the same", async () => {
    const { emulator, clock } = await oneInstance();
    emulator.addFault({ kind: "no_flow_id" });
    expect(Object.keys((await enable(emulator)).response)).toEqual(["RequestId"]);
    clock.now += 6000;
    expect(emulator.instance(REGION, ID)).toMatchObject({ ssl: "enabled", status: 2 });
  });
});

describe("reads that lag behind", () => {
  it("answer the state of then for the instance, its SSL and its flow, while writes see the present", async () => {
    const { emulator, clock } = await oneInstance();
    const { FlowId } = (await enable(emulator)).response;
    clock.now += 7000;
    emulator.addFault({ kind: "stale_read", millis: 2000 });
    expect([
      await statusOf(emulator),
      (await sslOf(emulator)).response.Status,
      (await flowOf(emulator, FlowId)).Status,
    ]).toEqual([1, 0, "running"]);
    clock.now += 1000;
    expect([
      await statusOf(emulator),
      (await sslOf(emulator)).response.Status,
      (await flowOf(emulator, FlowId)).Status,
    ]).toEqual([2, 1, "success"]);
    expect((await enable(emulator, false)).code).toBeNull();
    expect(await statusOf(emulator)).toBe(2);
    expect((await enable(emulator, false)).code).toBe("InvalidParameterValue.StatusAbnormal");
  });
});

describe("DescribeInstanceSSL", () => {
  it.each([
    ["null", { ssl: "null" as const }, { Status: null, ExpiredTime: null, CertUrl: null }],
    ["no link now", { ssl: "enabled" as const, certUrl: "" }, { Status: 1, CertUrl: "" }],
    [
      "a link of its own",
      { ssl: "enabled" as const, certUrl: "https://example.com/ca" },
      { CertUrl: "https://example.com/ca" },
    ],
  ])("may answer %s", async (_, patch, expected) => {
    const { emulator } = await oneInstance(patch);
    expect((await sslOf(emulator)).response).toMatchObject(expected);
  });

  it("is not supported below 4.0", async () => {
    const { emulator } = await oneInstance({ mongoVersion: "MONGO_36_WT" });
    expect((await sslOf(emulator)).code).toBe("UnsupportedOperation.VersionNotSupport");
  });
});
