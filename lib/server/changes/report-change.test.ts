import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { controlChange } from "./control-change";
import { reportChange } from "./report-change";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

let t: TestApp;
let operator: Ctx;
let changeId: string;
const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };

beforeAll(async () => {
  t = await openTestApp({ emulator: { callsPerSecond: 10_000 } });
  t.emulator.addInstance({
    region: "ap-jakarta",
    instanceId: "cmgo-report01",
    name: "=cmd|' /C calc'!A0",
    ssl: "disabled",
  });
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-report02", name: '订单, "eins"', ssl: "enabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection });
  ({ changeId } = await startChange(operator, {
    intentId: randomUUID(),
    target: "enabled",
    selection,
    settings: DEFAULT_CHANGE_SETTINGS,
    reason: "-CHG-9",
    fingerprint,
  }));
});
afterAll(() => t.close());

test("a change under way has no report", async () => {
  await expect(reportChange(operator, { changeId, format: "csv" })).rejects.toMatchObject({ code: "conflict" });
});

test("an ended one is a file with a row per instance, and names can do nothing in a spreadsheet", async () => {
  await controlChange(operator, { changeId, act: "cancel" });
  const viewer = await t.as("viewer");
  const response = await reportChange(viewer, { changeId, format: "csv" });
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="change-${changeId}.csv"`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...rows] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  expect(header).toMatch(
    /^change_id,target,asked_by,reason,region,.*state_since_utc,ended_at_utc.*,starts_at_utc,deadline_at_utc,end_reason$/,
  );
  expect(rows).toHaveLength(2);
  const at = new Date(t.clock.now()).toISOString();
  expect(rows[0]).toContain(
    `"'-CHG-9",ap-jakarta,cmgo-report01,"'=cmd|' /C calc'!A0",cancelled,,disabled,${at},${at},${at},`,
  );
  expect(rows[0]).toMatch(/,,,cancelled$/);
  expect(rows[1]).toContain('cmgo-report02,"订单, ""eins""",skipped,already_there,enabled,');
});

test("as JSON it tells the same, without the audit's addresses", async () => {
  const response = await reportChange(await t.as("admin"), { changeId, format: "json" });
  const report = await response.json();
  expect(report).toMatchObject({
    id: changeId,
    timeZone: "UTC",
    counts: { cancelled: 1, skipped: 1 },
    endReason: "cancelled",
    deadlineAt: null,
    instances: [{ instance_id: "cmgo-report01", state: "cancelled" }, { instance_id: "cmgo-report02" }],
  });
  expect(JSON.stringify(report)).not.toContain("192.0.2.7");
});
