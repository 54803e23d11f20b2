import { afterEach, beforeEach, expect, test } from "vitest";
import { CHANGE_FILTERS, type ChangeFilterWord } from "@/lib/domain/filter-values";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { takeOver } from "../changes/take-over";
import type { Ctx } from "../context";
import { intend, newLeader, runUntil, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { countFacets } from "./count-facets";
import { listInstances } from "./list-instances";

const region = "ap-jakarta";
const place = (name: string) => ({ region, instanceId: `cmgo-${name}0` });

let t: TestApp;
let operator: Ctx;
beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 4_000 } });
  for (const name of ["fails", "moves", "paused", "rests"])
    t.emulator.addInstance({ ...place(name), name, ssl: "disabled" });
  await syncOnce(t);
  operator = await t.as("operator");
});
afterEach(() => t.close());

const shown = async (change: ChangeFilterWord) =>
  (await listInstances(operator, { ...DEFAULT_FILTER, change: [change] })).rows.map((row) => row.name);

test("instances are found by what is with their latest change, and counted by it", async () => {
  const engine = await newLeader(t);
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", instanceId: "cmgo-fails0", times: 1 });
  t.emulator.addFault({ kind: "flow_outcome", outcome: "paused", instanceId: "cmgo-paused0", times: 1 });
  const failing = await intend(operator, place("fails"), "enabled", "disabled");
  const pausing = await intend(operator, place("paused"), "enabled", "disabled");
  await runUntil(t, engine, failing, ["failed"]);
  await runUntil(t, engine, pausing, ["needs_attention"]);
  await intend(operator, place("moves"), "enabled", "disabled");

  const found = Object.fromEntries(await Promise.all(CHANGE_FILTERS.map(async (one) => [one, await shown(one)])));
  expect(found).toEqual({ under_way: ["moves"], attention: ["paused"], failed: ["fails"], none: ["rests"] });
  const { change } = await countFacets(operator, { ...DEFAULT_FILTER, ssl: ["disabled"] }, ["change"]);
  expect(change?.values.map(({ value, count }) => [value, count])).toEqual([
    ["under_way", 1],
    ["attention", 1],
    ["failed", 1],
    ["none", 1],
  ]);

  await takeOver(operator, { itemId: pausing, reason: "by hand" });
  expect(await shown("attention")).toEqual([]);
  // Changed once more, it is no longer the one that failed.
  await intend(operator, place("fails"), "enabled", "disabled");
  expect(await shown("failed")).toEqual([]);
  expect(await shown("under_way")).toEqual(["fails", "moves"]);
});
