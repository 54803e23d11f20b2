import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClientsAnswer, readConnectionStringsAnswer } from "./connection-answers";
import { readInstancePage } from "./instance-page-answer";
import { readEnableSslAnswer, readFlowAnswer, readSslAnswer } from "./ssl-answers";

const ZONE = 480;

describe("answers with null, missing and odd fields", () => {
  it("read as not known, whatever comes", () => {
    const fields = fc.dictionary(
      fc.constantFrom(
        "Status",
        "ExpiredTime",
        "CertUrl",
        "FlowId",
        "RequestId",
        "StartTime",
        "EndTime",
        "TotalCount",
        "InstanceDetails",
        "Urls",
        "Vip",
        "Tags",
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(fields, fields, (outer, inner) => {
        expect([true, false, null]).toContain(readSslAnswer(outer, ZONE).enabled);
        expect(typeof readEnableSslAnswer(outer).requestId).toBe("string");
        expect(typeof readFlowAnswer(outer).state).toBe("string");
        expect(readFlowAnswer(outer).tookMillis).toSatisfy((took) => took === null || took >= 0);
        expect(readConnectionStringsAnswer({ ...outer, Urls: [inner, { Address: "mongodb://a:1/" }] }).strings).toEqual(
          [{ type: "", address: "mongodb://a:1/" }],
        );
        expect(readClientsAnswer(outer).clients).toSatisfy((count) => count === null || typeof count === "number");
        const page = readInstancePage(
          { ...outer, InstanceDetails: [{ InstanceId: "cmgo-aaaa0001", ...inner }, inner] },
          0,
          ZONE,
        );
        expect(page.instances.map((instance) => instance.instanceId)).toEqual(["cmgo-aaaa0001"]);
      }),
    );
  });

  it("leave every field of an instance but its id empty", () => {
    const nulls = {
      InstanceId: "cmgo-aaaa0001",
      InstanceName: null,
      Status: null,
      Vip: null,
      Tags: null,
      MaintenanceStart: null,
    };
    for (const detail of [nulls, { InstanceId: "cmgo-aaaa0001" }]) {
      const { name, addresses, tags, instanceId, ...others } =
        readInstancePage({ InstanceDetails: [detail] }, 0, ZONE).instances[0] ?? {};
      expect([instanceId, name, addresses, tags]).toEqual(["cmgo-aaaa0001", "", [], []]);
      expect(new Set(Object.values(others))).toEqual(new Set([null]));
    }
  });

  it("count what came where TotalCount is missing", () => {
    expect(readInstancePage({ InstanceDetails: null, TotalCount: null }, 100, ZONE)).toMatchObject({
      total: 100,
      instances: [],
    });
    expect(readInstancePage({ InstanceDetails: [{ InstanceId: "a" }] }, 100, ZONE).total).toBe(101);
  });

  it("never read null as off", () => {
    expect(readSslAnswer({ Status: null }, ZONE).enabled).toBeNull();
    expect(readSslAnswer({ Status: 2 }, ZONE).enabled).toBeNull();
    expect(readSslAnswer({ Status: 0 }, ZONE).enabled).toBe(false);
  });

  it("give the flow's id as text, and none for null and 0", () => {
    const flowId = (value: unknown) => readEnableSslAnswer({ FlowId: value }).flowId;
    expect([110001, "110001", null, undefined, 0, ""].map(flowId)).toEqual([
      "110001",
      "110001",
      null,
      null,
      null,
      null,
    ]);
  });

  it("don't take the state from InstanceEnableSSL's reply", () => {
    expect(
      readEnableSslAnswer({ Status: 1, ExpiredTime: "2024-03-29 13:40:56", CertUrl: "https://c", RequestId: "r" }),
    ).toEqual({
      flowId: null,
      requestId: "r",
    });
  });
});
