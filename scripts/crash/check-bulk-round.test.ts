import { describe, expect, it } from "vitest";
import type { Call } from "@/emulator/call-log";
import type { EmulatedInstance } from "@/emulator/emulated-instance";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import type { ChangeItemTable, ChangeTable } from "@/lib/server/db/schema";
import { type BulkRound, checkBulkRound } from "./check-bulk-round.mjs";

const region = "ap-jakarta";
const chain = { intact: true, rows: 9, lastHmac: "h" } as const;

function flow(id: number, startedAt: number) {
  return { id, target: "enabled", startedAt, endsAt: startedAt + 10, outcome: "success", status: "success" };
}

function auditRow(item: number, seq: number, action: string, outcome: string) {
  return { id: `a${item}-${seq}`, seq, at: seq, action, outcome, subject_id: `i${item}`, hmac: "h" };
}

/** Two instances switched one after the other, but for what is given. */
function round(
  given: Partial<BulkRound> & { second?: Partial<ChangeItemTable>; secondStart?: number } = {},
): BulkRound {
  const { second = {}, secondStart = 20, ...rest } = given;
  const items = [1, 2].map((n) => ({
    id: `i${n}`,
    region,
    instance_id: `cmgo-${n}`,
    state: "succeeded",
    answer: "accepted",
    flow_id: `${n}`,
    error_code: null,
    skip_reason: null,
    epoch: 1,
    ...(n === 2 ? second : {}),
  })) as ChangeItemTable[];
  const audit = [1, 2].flatMap((n) => [
    auditRow(n, 1, "ssl.change", "intent"),
    auditRow(n, 2, "ssl.send", "intent"),
    auditRow(n, 3, "ssl.change", items[n - 1]?.state ?? ""),
  ]) as BulkRound["final"]["audit"];
  return {
    target: "enabled",
    settings: { ...DEFAULT_CHANGE_SETTINGS, canary: 0, perRegion: 1, atOnce: 1, onFailure: "continue" },
    eligible: new Set(["cmgo-1", "cmgo-2"]),
    calls: [1, 2].map((n) => ({
      at: 30,
      host: "127.0.0.1:1",
      action: "InstanceEnableSSL",
      region,
      instanceId: `cmgo-${n}`,
      params: { Enable: true },
      outcome: "answered",
      requestId: `r${n}`,
    })),
    fleet: [1, 2].map((n) => ({
      region,
      instanceId: `cmgo-${n}`,
      status: 2,
      ssl: "enabled",
      flow: flow(n, n === 1 ? 0 : secondStart),
    })) as EmulatedInstance[],
    resumed: [],
    resumeLimitMillis: 10_000,
    consoles: [],
    atKills: [],
    final: { changes: [{ ended_at: 50 } as ChangeTable], items, audit, chain, integrity: "ok" },
    toReal: (fast) => fast,
    ...rest,
  };
}

describe("checking a round of a change over many instances", () => {
  it("finds nothing wrong where nothing is", () => {
    expect(checkBulkRound(round())).toEqual([]);
  });

  it("finds a second call for one instance, and names it", () => {
    const { calls } = round();
    expect(checkBulkRound(round({ calls: [...calls, ...calls.slice(1)] as Call[] }))).toEqual([
      "cmgo-2: InstanceEnableSSL was sent 2 times",
      "cmgo-2: call 2 has no audit row before it",
    ]);
  });

  it("finds an item that needs a person although its task went well", () => {
    expect(checkBulkRound(round({ second: { state: "needs_attention" } }))).toEqual([
      "cmgo-2: the item ended needs_attention, expected succeeded",
    ]);
  });

  it("finds more instances under way than the settings allow", () => {
    expect(checkBulkRound(round({ secondStart: 5 }))).toEqual([
      "2 instances were under way at once, allowed 1",
      "2 instances were under way at once in ap-jakarta, allowed 1",
    ]);
  });

  it("finds a change that was recorded in part, and one that went on late", () => {
    const { final } = round();
    const half = { ...final, items: final.items.slice(1) };
    expect(checkBulkRound(round({ atKills: [half], resumed: [10_400] }))).toEqual([
      "1 changes with 1 items were found: not recorded whole",
      "the change went on 10400 ms after a start",
    ]);
  });

  it("finds an item that is cancelled although nobody cancelled", () => {
    const { calls, final } = round({ second: { state: "cancelled" } });
    const audit = final.audit.map((row) =>
      row.outcome === "cancelled" ? { ...row, outcome: "skipped" as const } : row,
    );
    const cancelled = { calls: calls.slice(0, 1), final: { ...final, audit } };
    expect(checkBulkRound(round(cancelled))).toEqual(["cmgo-2: it is cancelled, and nobody did"]);
  });
});
