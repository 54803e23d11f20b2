import { describe, expect, it } from "vitest";
import type { Call } from "@/emulator/call-log";
import type { EmulatedInstance } from "@/emulator/emulated-instance";
import type { ChangeItemTable, ChangeTable } from "@/lib/server/db/schema";
import type { BulkRound } from "./check-bulk-round.mjs";
import { checkRotationRound } from "./check-rotation-round.mjs";

const region = "ap-jakarta";
const item = {
  id: "i1",
  change_id: "c1",
  region,
  instance_id: "cmgo-1",
  step: 2,
  state: "succeeded",
  answer: "accepted",
  flow_id: "110002",
  off_flow_id: "110001",
  send_deadline_at: 100,
  ended_off: null,
};
const call = (at: number, enable: boolean, outcome = "answered") => ({
  at,
  action: "InstanceEnableSSL",
  region,
  instanceId: "cmgo-1",
  params: { Enable: enable },
  outcome,
});
const row = (seq: number, action: string, outcome: string) => ({
  id: `a${seq}`,
  seq,
  at: seq * 10,
  action,
  outcome,
  subject_id: "i1",
  hmac: `h${seq}`,
});
const INTENT = row(1, "ssl.change", "intent");
const SENT_OFF = row(2, "ssl.send", "intent");
const TURNED = row(3, "rotation.off", "succeeded");
const SENT_ON = row(4, "ssl.send", "intent");

/** A rotation of one instance that went well, but for what is given. */
function round(
  given: { item?: object; calls?: object[]; ssl?: string; audit?: object[]; faulty?: string[] } = {},
): BulkRound {
  const chain = { intact: true, rows: 5, lastHmac: "h5" } as const;
  const items = [{ ...item, ...given.item } as ChangeItemTable];
  const audit = given.audit ?? [INTENT, SENT_OFF, TURNED, SENT_ON, row(5, "ssl.change", "succeeded")];
  return {
    target: "enabled",
    settings: { canary: 0, pauseAfterCanary: false, perRegion: 1, atOnce: 1, onFailure: "continue" } as never,
    eligible: new Set(["cmgo-1"]),
    faulty: new Set(given.faulty),
    calls: (given.calls ?? [call(25, false), call(45, true)]) as Call[],
    fleet: [{ region, instanceId: "cmgo-1", status: 2, ssl: given.ssl ?? "enabled", flow: null } as EmulatedInstance],
    resumed: [],
    resumeLimitMillis: 10_000,
    consoles: [],
    atKills: [],
    final: { changes: [{ ended_at: 50 } as ChangeTable], items, audit: audit as never, chain, integrity: "ok" },
    toReal: (fast) => fast,
  };
}

describe("checking a round of a rotation", () => {
  it("finds nothing wrong where nothing is", () => {
    expect(checkRotationRound(round())).toEqual([]);
  });

  const failed = row(5, "ssl.change", "failed");
  const said = row(6, "rotation.ended-off", "needs_attention");
  it.each<[string, Parameters<typeof round>[0]]>([
    ["it was switched off 2 times", { calls: [call(25, false), call(26, false), call(45, true)] }],
    ["it was switched on 2 times", { calls: [call(25, false), call(45, true), call(46, true)] }],
    ["it was switched on before off", { calls: [call(24, true), call(25, false)] }],
    [
      "it is in step 2, and was seen off 0 times",
      { audit: [INTENT, SENT_OFF, SENT_ON, row(5, "ssl.change", "succeeded")] },
    ],
    ["it succeeded in step 2, and SSL is disabled", { ssl: "disabled" }],
    [
      "SSL is off, and nothing says so",
      {
        ssl: "disabled",
        item: { state: "failed" },
        faulty: ["cmgo-1"],
        audit: [INTENT, SENT_OFF, TURNED, SENT_ON, failed],
      },
    ],
    [
      "it ended with SSL off, and the audit does not say so",
      { ssl: "disabled", item: { state: "failed", ended_off: 1 }, audit: [INTENT, SENT_OFF, TURNED, SENT_ON, failed] },
    ],
    [
      "it ended failed, and nothing went wrong with it",
      { item: { state: "failed", ended_off: 1 }, audit: [INTENT, SENT_OFF, TURNED, SENT_ON, failed, said] },
    ],
    [
      "it is cancelled, and InstanceEnableSSL was sent",
      { ssl: "disabled", item: { state: "cancelled", ended_off: null } },
    ],
  ])("finds: %s", (violation, given) => {
    expect(checkRotationRound(round(given))).toContain(`cmgo-1: ${violation}`);
  });

  it("allows an end with SSL off that is said, and a second call of a step after a refusal by the lock", () => {
    const audit = [INTENT, SENT_OFF, TURNED, SENT_ON, failed, said];
    expect(
      checkRotationRound(
        round({ ssl: "disabled", item: { state: "failed", ended_off: 1 }, faulty: ["cmgo-1"], audit }),
      ),
    ).toEqual([]);
    const busy = call(24, false, "InvalidParameterValue.LockFailed");
    const twice = [INTENT, SENT_OFF, SENT_OFF, TURNED, SENT_ON, row(5, "ssl.change", "succeeded")];
    expect(checkRotationRound(round({ calls: [busy, call(25, false), call(45, true)], audit: twice }))).toEqual([]);
  });
});
