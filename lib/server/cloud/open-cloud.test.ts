import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Cloud } from "./cloud";
import { failureOf, ONCE, openTestCloud } from "./test-cloud";

const REGION = "ap-guangzhou";
let emulator: Emulator;
let cloud: Cloud;

beforeAll(async () => {
  emulator = await startEmulator({ seed: "empty", callsPerSecond: 1_000, flowMillis: 0 });
  cloud = openTestCloud({ endpoint: emulator.url, cloud: { callsPerSecond: 1_000 } });
});
beforeEach(() => emulator.reset({ seed: "empty" }));
afterAll(async () => {
  cloud.close();
  await emulator.close();
});

describe("DescribeDBInstances", () => {
  it("answers typed instances, names untouched", async () => {
    const name = '  <b>"订单"</b>\u202e 🍃 ';
    const createdAt = Date.parse("2024-02-29T16:30:05Z");
    const added = emulator.addInstance({
      region: REGION,
      instanceId: "cmgo-aaaa0001",
      name,
      mongoVersion: "MONGO_44_WT",
      status: 2,
      clusterType: 1,
      instanceType: 3,
      vip: "10.5.2.12;10.5.2.14",
      vport: 27017,
      secondaryCount: 2,
      shardCount: 4,
      createdAt,
      tags: [{ key: "team", value: "" }],
    });
    const page = await cloud.listInstances(REGION, { offset: 0, limit: 100 }, ONCE);
    expect(page.total).toBe(1);
    expect(page.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(page.instances).toEqual([
      {
        instanceId: "cmgo-aaaa0001",
        name,
        statusCode: 2,
        mongoVersion: "MONGO_44_WT",
        clusterTypeCode: 1,
        instanceTypeCode: 3,
        addresses: ["10.5.2.12", "10.5.2.14"],
        port: 27017,
        projectId: "0",
        zone: added.zone,
        vpcId: added.vpcId,
        subnetId: added.subnetId,
        nodeCount: 3,
        shardCount: 4,
        memoryMegabytes: added.memoryMegabytes,
        volumeMegabytes: added.volumeMegabytes,
        createdAt,
        maintenanceStart: "02:00",
        maintenanceEnd: "04:00",
        tags: [{ key: "team", value: "" }],
      },
    ]);
  });

  it("pages, and asks for named instances only", async () => {
    for (let i = 1; i <= 5; i += 1) emulator.addInstance({ region: REGION, instanceId: `cmgo-aaaa000${i}` });
    const page = await cloud.listInstances(REGION, { offset: 3, limit: 3 }, ONCE);
    expect([page.total, page.instances.length]).toEqual([5, 2]);
    const named = await cloud.listInstances(REGION, { offset: 0, limit: 10, instanceIds: ["cmgo-aaaa0004"] }, ONCE);
    expect(named.instances.map((instance) => instance.instanceId)).toEqual(["cmgo-aaaa0004"]);
  });

  it("tells a page that the API refuses", async () => {
    const failure = await failureOf(cloud.listInstances(REGION, { offset: 0, limit: 101 }, ONCE));
    expect([failure.class, failure.code]).toEqual(["final", "InvalidParameterValue"]);
  });
});

describe("DescribeInstanceSSL", () => {
  it("tells on, with the instant of expiry and the link", async () => {
    const expiresAt = Date.parse("2027-01-31T20:00:01Z");
    emulator.addInstance({
      region: REGION,
      instanceId: "cmgo-aaaa0001",
      ssl: "enabled",
      expiresAt,
      certUrl: "https://cert.example/ca.crt",
    });
    const answer = await cloud.readSsl(REGION, "cmgo-aaaa0001", ONCE);
    expect(answer).toMatchObject({ enabled: true, expiresAt, certificateUrl: "https://cert.example/ca.crt" });
    expect(answer.requestId).toBe(emulator.calls({ action: "DescribeInstanceSSL" })[0]?.requestId);
  });

  it("reads the expiry in API_TIME_ZONE", async () => {
    const expiresAt = Date.parse("2027-01-31T20:00:01Z");
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0001", ssl: "enabled", expiresAt });
    const utc = openTestCloud({ endpoint: emulator.url, cloud: { apiTimeZoneMinutes: 0 } });
    const answer = await utc.readSsl(REGION, "cmgo-aaaa0001", ONCE);
    utc.close();
    expect(answer.expiresAt).toBe(expiresAt + 8 * 3_600_000);
  });

  it("tells off, not known (null), and on without a link", async () => {
    emulator.addInstance({
      region: REGION,
      instanceId: "cmgo-aaaa0001",
      ssl: "disabled",
      certUrl: null,
      expiresAt: null,
    });
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0002", ssl: "null" });
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0003", ssl: "enabled", certUrl: "", expiresAt: null });
    const read = (id: string) => cloud.readSsl(REGION, id, ONCE);
    expect(await read("cmgo-aaaa0001")).toMatchObject({ enabled: false, expiresAt: null, certificateUrl: null });
    expect(await read("cmgo-aaaa0002")).toMatchObject({ enabled: null, expiresAt: null, certificateUrl: null });
    expect(await read("cmgo-aaaa0003")).toMatchObject({ enabled: true, expiresAt: null, certificateUrl: null });
  });
});

describe("InstanceEnableSSL and its flow", () => {
  it("answers the flow's id, which DescribeAsyncRequestInfo follows to its end", async () => {
    emulator.configure({ flowMillis: 60_000 });
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0001", ssl: "disabled" });
    const answer = await cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change" });
    const call = emulator.calls({ action: "InstanceEnableSSL" })[0];
    expect(call?.params).toEqual({ InstanceId: "cmgo-aaaa0001", Enable: true });
    expect(answer.requestId).toBe(call?.requestId);
    const flow = emulator.instance(REGION, "cmgo-aaaa0001")?.flow;
    expect(answer.flowId).toBe(String(flow?.id));
    const follow = () => cloud.readFlow(REGION, answer.flowId ?? "", { lane: "follow" });
    expect((await follow()).state).toBe("running");
    for (const [status, state] of [
      ["failed", "failed"],
      ["paused", "paused"],
      ["undoed", "undone"],
      ["success", "succeeded"],
    ] as const) {
      emulator.updateInstance(REGION, "cmgo-aaaa0001", { flow: { ...flow, status, outcome: status, endsAt: 0 } });
      expect((await follow()).state).toBe(state);
    }
    emulator.configure({ flowMillis: 0 });
  });

  it("answers null when the API names no flow", async () => {
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0001", ssl: "disabled" });
    emulator.addFault({ kind: "no_flow_id" });
    expect((await cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change" })).flowId).toBeNull();
  });

  it("runs beforeSend right before the one call, and sends nothing when it throws", async () => {
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0001", ssl: "disabled" });
    const sent = () => emulator.calls({ action: "InstanceEnableSSL" }).length;
    const stop = new Error("somebody else has the change");
    const refused = cloud.enableSsl(REGION, "cmgo-aaaa0001", true, {
      lane: "change",
      beforeSend: () => Promise.reject(stop),
    });
    await expect(refused).rejects.toBe(stop);
    expect(sent()).toBe(0);
    let seen = -1;
    const beforeSend = async () => {
      seen = sent();
    };
    await cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change", beforeSend });
    expect([seen, sent()]).toEqual([0, 1]);
  });

  it("sends nothing once given up, and ends what waits when it closes", async () => {
    const signal = AbortSignal.abort();
    const failure = await failureOf(cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change", signal }));
    expect(failure.class).toBe("not_sent");
    const closed = openTestCloud({ endpoint: emulator.url });
    closed.close();
    expect((await failureOf(closed.readSsl(REGION, "cmgo-aaaa0001", { lane: "sync" }))).class).toBe("not_sent");
    expect(emulator.calls()).toEqual([]);
  });
});

describe("the cloud", () => {
  it("refuses a text that is no region without sending it", async () => {
    const failure = await failureOf(cloud.readSsl("evil.example/", "cmgo-aaaa0001", ONCE));
    expect([failure.class, failure.code]).toEqual(["final", null]);
    expect(emulator.calls()).toEqual([]);
  });

  it("counts its calls by action", async () => {
    const before = cloud.stats().callsByAction.DescribeDBInstances ?? 0;
    await cloud.listInstances(REGION, { offset: 0, limit: 1 }, ONCE);
    expect(cloud.stats().callsByAction.DescribeDBInstances).toBe(before + 1);
  });
});
