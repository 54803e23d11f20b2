import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_FILTER, type InstanceFilter } from "@/lib/domain/instance-filter";
import type { Ctx } from "../../context";
import { syncOnce } from "../../testing/change-run";
import { countingReads } from "../../testing/counting-reads";
import { instanceCopies } from "../../testing/instance-copies";
import { openTestApp, type TestApp } from "../../testing/test-app";
import { exportInstances } from "./export-instances";

let t: TestApp;
let viewer: Ctx;

beforeAll(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  const at = { region: "ap-jakarta", ssl: "enabled" } as const;
  t.emulator.addInstance({
    ...at,
    instanceId: "cmgo-aaaa0001",
    name: "=cmd|' /C calc'!A0",
    expiresAt: t.clock.now() + 86_400_000,
  });
  t.emulator.addInstance({ ...at, instanceId: "cmgo-aaaa0002", name: '订单, "eins"', ssl: "disabled" });
  t.emulator.addInstance({ ...at, region: "ap-guangzhou", instanceId: "cmgo-aaaa0003", name: "orders" });
  await syncOnce(t);
  viewer = await t.as("viewer");
});
afterAll(() => t.close());

const filter = (patch: Partial<InstanceFilter> = {}): InstanceFilter => ({ ...DEFAULT_FILTER, ...patch });
const audit = async () =>
  (
    await t.app.store.db
      .selectFrom("audit_events")
      .select(["outcome", "code", "detail"])
      .orderBy("seq", "desc")
      .limit(2)
      .execute()
  )
    .reverse()
    .map(({ outcome, code, detail }) => ({ outcome, code, ...JSON.parse(detail) }));

describe("the file", () => {
  it("as CSV: what spreadsheets read as UTF-8, times that name their zone, names that can do nothing", async () => {
    const response = await exportInstances(viewer, { filter: filter({ pageSize: 25, page: 9 }), format: "csv" });
    const day = new Date(t.clock.now()).toISOString().slice(0, 10);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="mongodb-instances-${day}.csv"`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
    expect(header).toMatch(/^region,instance_id,name,type,mongodb_version,status,ssl,certificate_expires_at_utc,/);
    expect(header?.split(",").filter((name) => /_at|since/.test(name) && !name.endsWith("_utc"))).toEqual([]);
    expect(lines.map((line) => line.split(",")[1])).toEqual(["cmgo-aaaa0003", "cmgo-aaaa0001", "cmgo-aaaa0002"]);
    expect(lines[1]).toContain(`ap-jakarta,cmgo-aaaa0001,"'=cmd|' /C calc'!A0",replica_set,6.0,running,enabled,`);
    expect(lines[2]).toContain('"订单, ""eins""",replica_set,6.0,running,disabled,,');
    expect(await audit()).toEqual([
      { outcome: "intent", code: null, action: "inventory.export", format: "csv", query: "", count: null },
      { outcome: "succeeded", code: null, action: "inventory.export", format: "csv", query: "", count: 3 },
    ]);
  });

  it("as JSON: the same instances, and their number at its end", async () => {
    const response = await exportInstances(viewer, { filter: filter({ ssl: ["enabled"] }), format: "json" });
    const file = await response.json();
    expect(file).toMatchObject({
      timeZone: "UTC",
      exportedAt: new Date(t.clock.now()).toISOString(),
      filter: "ssl=enabled",
      count: 2,
    });
    expect(file.instances).toMatchObject([
      { region: "ap-guangzhou", instance_id: "cmgo-aaaa0003", name: "orders", addresses: [expect.any(String)] },
      { instance_id: "cmgo-aaaa0001", name: "=cmd|' /C calc'!A0" },
    ]);
  });

  it("of nothing is a header, or an empty list", async () => {
    const none = filter({ search: "no such" });
    const csv = await (await exportInstances(viewer, { filter: none, format: "csv" })).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(1);
    const json = await (await exportInstances(viewer, { filter: none, format: "json" })).json();
    expect(json).toMatchObject({ instances: [], count: 0 });
  });
});

describe("ten thousand instances", () => {
  const COPIES = 10_000;
  beforeAll(() => instanceCopies(t.app, "cmgo-aaaa0003", COPIES));

  it("are each in the file once", async () => {
    const file = await (await exportInstances(viewer, { filter: filter({ search: "orders" }), format: "json" })).json();
    expect(file.count).toBe(COPIES + 1);
    expect(new Set(file.instances.map((one: { instance_id: string }) => one.instance_id)).size).toBe(COPIES + 1);
  });

  it("are read only as they are taken; a taker who leaves ends the reading, and the audit says how far it came", async () => {
    const reads = countingReads(t.app, "instances");
    const response = await exportInstances({ ...viewer, app: reads.app }, { filter: filter(), format: "csv" });
    const reader = response.body?.getReader();
    for (let taken = 0; taken < 3; taken += 1) await reader?.read();
    const asked = reads.count();
    // The head, two chunks, and one in advance.
    expect(asked).toBeLessThanOrEqual(4);
    await reader?.cancel();
    expect(await audit()).toMatchObject([
      { outcome: "intent", count: null },
      { outcome: "failed", code: "cut_off", count: expect.any(Number) },
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads.count()).toBe(asked);
  });

  it("in fifty tabs at once leave the process to others after each chunk", async () => {
    const reads = countingReads(t.app, "instances");
    let most = 0;
    let seen = 0;
    let watching = true;
    const look = () => {
      most = Math.max(most, reads.count() - seen);
      seen = reads.count();
      if (watching) setImmediate(look);
    };
    setImmediate(look);
    const orders = { filter: filter({ search: "orders" }), format: "csv" } as const;
    const asked = Array.from({ length: 50 }, () => exportInstances({ ...viewer, app: reads.app }, orders));
    const bodies = (await Promise.all(asked)).map((response) => {
      if (!response.body) throw new Error("An export has a body.");
      return response.body.getReader();
    });
    for (let taken = 0; taken < 2; taken += 1) await Promise.all(bodies.map((body) => body.read()));
    await Promise.all(bodies.map((body) => body.cancel()));
    watching = false;
    expect(reads.count()).toBeGreaterThanOrEqual(50);
    expect(most, "chunks in one turn of the event loop").toBe(1);
  }, 60_000);
});

it("is for members", async () => {
  const nobody = { ...viewer, actor: { kind: "member", role: "guest" } } as unknown as Ctx;
  await expect(exportInstances(nobody, { filter: filter(), format: "csv" })).rejects.toMatchObject({
    code: "not_permitted",
  });
});
