import { describe, expect, it } from "vitest";
import type { Call } from "@/emulator/call-log";
import type { EmulatedInstance } from "@/emulator/emulated-instance";
import type { ChangeItemTable } from "@/lib/server/db/schema";
import { checkRound, type Round } from "./check-round.mjs";

const key = { region: "ap-jakarta", instanceId: "cmgo-1" };
const item = {
  id: "i1",
  state: "succeeded",
  answer: "accepted",
  flow_id: "110001",
  request_id: "r1",
  error_code: null,
};
const flow = { id: 110_001, target: "enabled", startedAt: 0, endsAt: 9, outcome: "success", status: "success" };
const call = {
  at: 30,
  action: "InstanceEnableSSL",
  ...key,
  params: { Enable: true },
  outcome: "answered",
  requestId: "r1",
};

function auditRow(seq: number, action: string, outcome: string) {
  return { id: `a${seq}`, seq, at: seq * 10, action, outcome, subject_id: "i1", hmac: `h${seq}` };
}

/** A round that went well, but for what is given. */
function round(
  given: {
    item?: object | null;
    calls?: object[];
    truth?: object;
    killed?: object;
    audit?: object[];
    told?: object[];
  } = {},
): Round {
  const { killed = { state: "applying", answer: "accepted" } } = given;
  const chain = { intact: true, rows: 3, lastHmac: "h3" } as const;
  const audit = given.audit ?? [
    auditRow(1, "ssl.change", "intent"),
    auditRow(2, "ssl.send", "intent"),
    auditRow(3, "ssl.change", "succeeded"),
  ];
  const told = given.told ?? [{ tell: "confirmed", already: false, change: { itemId: "i1", requestId: "r1" } }];
  const items = given.item === null ? [] : [{ ...item, ...given.item }];
  return {
    intent: { intentId: "c1", ...key, target: "enabled", seen: "disabled", reason: "" },
    calls: (given.calls ?? [call]) as Call[],
    truth: { status: 2, ssl: "enabled", flow, ...given.truth } as EmulatedInstance,
    consoles: [{ told: told as Round["consoles"][number]["told"], audit: [], errors: [], unheardIn: new Set() }],
    atKills: [{ changes: [], items: [killed as ChangeItemTable], audit: [], chain, integrity: "ok" }],
    final: {
      changes: [],
      items: items as ChangeItemTable[],
      audit: audit as Round["final"]["audit"],
      chain,
      integrity: "ok",
    },
    toReal: (fast) => fast,
  };
}

describe("checkRound", () => {
  it("finds nothing wrong in a round that went well", () => {
    expect(checkRound(round())).toEqual([]);
  });

  it.each<[string, Parameters<typeof round>[0]]>([
    ["InstanceEnableSSL was sent 2 times", { calls: [call, call] }],
    ["InstanceEnableSSL was sent with the wrong target", { calls: [{ ...call, params: { Enable: false } }] }],
    ["a call was made without a recorded intent", { item: null }],
    ["the recorded intent was never sent", { calls: [] }],
    ["the item ended succeeded, expected failed", { truth: { flow: { ...flow, status: "failed" } } }],
    ["the item ended succeeded, expected needs_attention", { truth: { flow: null } }],
    ["the item ended applying, expected succeeded", { item: { state: "applying" } }],
    ["call 1 has no audit row before it", { calls: [{ ...call, at: 15 }] }],
    ["the audit tells the end as succeeded, the item is failed", { item: { state: "failed" } }],
    ["the answer counts as lost, and nothing lost it", { item: { answer: "lost" } }],
    ["the confirmed change is gone", { told: [{ tell: "confirmed", already: false, change: { itemId: "i0" } }] }],
    ["the RequestId that was told is gone", { item: { request_id: null } }],
    ["a flow id that was kept is gone", { told: [{ tell: "item", item: { flow_id: "110002" } }] }],
  ])("finds: %s", (violation, given) => {
    expect(checkRound(round(given))).toContain(violation);
  });

  it("allows a second call after a refusal by the lock, and a person's decision after a kill in sending", () => {
    const refused = { ...call, outcome: "InvalidParameterValue.LockFailed", requestId: "r0" };
    const twice = [
      auditRow(1, "ssl.change", "intent"),
      auditRow(2, "ssl.send", "intent"),
      auditRow(3, "ssl.send", "intent"),
    ];
    const audit = [...twice, auditRow(4, "ssl.change", "succeeded")];
    expect(checkRound(round({ calls: [refused, call], audit }))).toEqual([]);
    const unheard = { state: "needs_attention", answer: "lost", flow_id: null, request_id: null };
    const asked = [...twice.slice(0, 2), auditRow(3, "ssl.change", "needs_attention")];
    const killed = { state: "sending", answer: null };
    expect(
      checkRound(
        round({ item: unheard, calls: [], truth: { flow: null, ssl: "disabled" }, killed, audit: asked, told: [] }),
      ),
    ).toEqual([]);
  });
});
