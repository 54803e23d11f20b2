import { describe, expect, test } from "vitest";
import { checkScenario } from "./check-scenario.mjs";

type Ended = Parameters<typeof checkScenario>[0];
const ID = "cmgo-00000001";
const call = (at: number, host: string, outcome = "answered") => ({
  at,
  host,
  action: "InstanceEnableSSL",
  instanceId: ID,
  outcome,
});
const item = (state: string) => ({
  instance_id: ID,
  state,
  target: "enabled" as const,
  error_code: null,
  advice: null,
});

/** Server 1 led from 1,000 on, server 2 from 5,000 on; one switch, done. */
function ended(changed: Partial<Ended> = {}) {
  return checkScenario({
    servers: [
      { name: "server 1", host: "one", epochs: [1] },
      { name: "server 2", host: "two", epochs: [2] },
    ],
    reigns: [
      { epoch: 1, since: 1_000 },
      { epoch: 2, since: 5_000 },
    ],
    calls: [call(2_000, "one")],
    items: [item("succeeded")],
    expected: [ID],
    sendingAtFault: [],
    ssl: () => "enabled",
    ...changed,
  });
}

test("one call by the leader of its time, and the end true", () => {
  expect(ended()).toEqual([]);
});

describe("an item is wrong", () => {
  test.each<[string, Partial<Ended>]>([
    ["sent twice", { calls: [call(2_000, "one"), call(6_000, "two")] }],
    ["recorded twice", { items: [item("succeeded"), item("succeeded")] }],
    ["lost", { items: [] }],
    ["done by its own word only", { ssl: () => "disabled" }],
    ["given to a person without a reason", { items: [item("needs_attention")], ssl: () => "disabled" }],
    ["failed", { items: [item("failed")], ssl: () => "disabled" }],
  ])("%s", (_, changed) => {
    expect(ended(changed)).toHaveLength(1);
  });

  test("but not one that may have been on its way and needs a person", () => {
    expect(ended({ items: [item("needs_attention")], ssl: () => "disabled", sendingAtFault: [ID], calls: [] })).toEqual(
      [],
    );
  });

  test("nor one that was refused with certainty before", () => {
    expect(ended({ calls: [call(2_000, "one", "RequestLimitExceeded"), call(6_000, "two")] })).toEqual([]);
  });
});

describe("a call is wrong", () => {
  test.each([
    ["of a server that stands by", call(2_000, "two")],
    ["of a leader after its successor began", call(5_100, "one")],
    ["before anybody led", call(500, "one")],
    ["of nobody known", call(2_000, "three")],
  ])("%s", (_, stray) => {
    expect(ended({ calls: [{ ...stray, action: "DescribeInstanceSSL", instanceId: null }] })).toHaveLength(1);
  });
});
