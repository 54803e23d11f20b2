import { describe, expect, it } from "vitest";
import { callApi } from "./testing/call-api";
import { emulatorForTest } from "./testing/emulator-for-test";

type Listing = { TotalCount: number; InstanceDetails: Record<string, unknown>[] };

async function list(url: string, params: object): Promise<Listing> {
  const { response, code } = await callApi(url, "DescribeDBInstances", { params });
  expect(code).toBeNull();
  return response as unknown as Listing;
}

describe("DescribeDBInstances", () => {
  it("answers pages of 20 by default and of 100 at most", async () => {
    const emulator = await emulatorForTest();
    for (let index = 0; index < 130; index++) emulator.addInstance({ instanceId: `cmgo-page${index}` });
    const ids = (listing: Listing) => listing.InstanceDetails.map((detail) => detail.InstanceId);
    const [first, second, past] = [
      await list(emulator.url, { Limit: 100 }),
      await list(emulator.url, { Limit: 100, Offset: 100 }),
      await list(emulator.url, { Offset: 130 }),
    ];
    expect((await list(emulator.url, {})).InstanceDetails).toHaveLength(20);
    expect([first.TotalCount, ids(first).length, ids(second).length, ids(past).length]).toEqual([130, 100, 30, 0]);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(130);
  });

  it.each([{ Limit: 0 }, { Limit: 101 }, { Limit: -1 }, { Offset: -1 }])("refuses %j", async (params) => {
    const emulator = await emulatorForTest();
    expect((await callApi(emulator.url, "DescribeDBInstances", { params })).code).toBe("InvalidParameterValue");
  });

  it("names the fields as the API does, times in +08:00", async () => {
    const emulator = await emulatorForTest();
    emulator.addInstance({
      region: "ap-guangzhou",
      instanceId: "cmgo-fields00",
      name: "订单 <b>",
      mongoVersion: "MONGO_70_WT",
      clusterType: 1,
      status: 2,
      vip: "10.5.2.12;10.5.2.14",
      createdAt: Date.UTC(2025, 0, 31, 20, 5, 6),
      projectId: 1100231,
      tags: [{ key: "owner", value: "dba" }],
    });
    const [detail] = (await list(emulator.url, {})).InstanceDetails;
    expect(detail).toMatchObject({
      InstanceId: "cmgo-fields00",
      InstanceName: "订单 <b>",
      ProjectId: 1100231,
      Region: "ap-guangzhou",
      MongoVersion: "MONGO_70_WT",
      ClusterType: 1,
      Status: 2,
      InstanceType: 1,
      Vip: "10.5.2.12;10.5.2.14",
      Vport: 27017,
      CreateTime: "2025-02-01 04:05:06",
      MaintenanceStart: "02:00:00",
      Tags: [{ TagKey: "owner", TagValue: "dba" }],
    });
    expect(Object.keys(detail ?? {}).filter((name) => /ssl|cert/i.test(name))).toEqual([]);
  });

  it("filters and sorts", async () => {
    const emulator = await emulatorForTest();
    emulator.addInstance({ instanceId: "cmgo-a", name: "beta", projectId: 7 });
    emulator.addInstance({ instanceId: "cmgo-b", name: "alpha", status: 1, clusterType: 1 });
    emulator.addInstance({ instanceId: "cmgo-c", name: "gamma", instanceType: 2 });
    emulator.addInstance({ instanceId: "cmgo-d", name: "delta", region: "ap-tokyo" });
    const ids = async (params: object) =>
      (await list(emulator.url, params)).InstanceDetails.map((detail) => detail.InstanceId);
    expect(await ids({ InstanceIds: ["cmgo-c", "cmgo-d", "cmgo-x"] })).toEqual(["cmgo-c"]);
    expect(await ids({ Status: [1] })).toEqual(["cmgo-b"]);
    expect(await ids({ ProjectIds: [7] })).toEqual(["cmgo-a"]);
    expect(await ids({ ClusterType: 0 })).toEqual(["cmgo-a", "cmgo-c"]);
    expect(await ids({ InstanceType: -1 })).toEqual(["cmgo-a", "cmgo-b"]);
    expect(await ids({ SearchKey: "amm" })).toEqual(["cmgo-c"]);
    expect(await ids({ OrderBy: "InstanceName", OrderByType: "ASC" })).toEqual(["cmgo-b", "cmgo-a", "cmgo-c"]);
  });

  it("knows connection strings and client connections", async () => {
    const emulator = await emulatorForTest();
    emulator.addInstance({ instanceId: "cmgo-new", vip: "10.0.0.1;10.0.0.2" });
    emulator.addInstance({ instanceId: "cmgo-old", mongoVersion: "MONGO_36_WT" });
    const call = (action: string, InstanceId: string) => callApi(emulator.url, action, { params: { InstanceId } });
    const { Urls } = (await call("DescribeDBInstanceURL", "cmgo-new")).response;
    expect(Urls).toContainEqual({
      URLType: "CLUSTER_ALL",
      Address: "mongodb://mongouser:******@10.0.0.1:27017,10.0.0.2:27017/test?authSource=admin",
    });
    const { Clients, TotalCount } = (await call("DescribeClientConnections", "cmgo-new")).response;
    expect(Clients).toHaveLength(Number(TotalCount));
    expect((await call("DescribeClientConnections", "cmgo-old")).code).toBe("UnsupportedOperation.VersionNotSupport");
  });
});
