import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { instance, readCertificates, readFleet, rotate } from "../testing/ca-rotation-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { cancelRotation } from "./cancel-rotation";
import { getRotation } from "./get-rotation";
import { listRotations } from "./list-rotations";
import { lookAgain } from "./look-again";
import { openRotation } from "./open-rotation";
import { tickStep } from "./tick-step";

const READY = "cmgo-ready001";
const OTHER = "cmgo-ready002";
const ALL = { kind: "filter" as const, filter: { ...DEFAULT_FILTER, search: "fleet" } };

let test: TestApp;
let operator: Ctx;
beforeEach(async () => {
  test = await openTestApp();
  operator = await test.as("operator");
  const add = (instanceId: string, patch: object) =>
    test.emulator.addInstance({ ...instance(instanceId), name: `fleet ${instanceId}`, ssl: "enabled", ...patch });
  add(READY, {});
  add(OTHER, {});
  add("cmgo-broken01", { certUrl: "/certs-test/broken" });
  add("cmgo-off00001", { ssl: "disabled" });
  await readFleet(test);
  await readCertificates(test, async () => {
    const rows = await test.app.store.db
      .selectFrom("instances")
      .select(["certificate_sha256", "certificate_problem"])
      .where("ssl_state", "=", "enabled")
      .execute();
    return rows.every((row) => row.certificate_sha256 !== null || row.certificate_problem !== null);
  });
  add("cmgo-unread01", { ssl: "enabled" });
  await readFleet(test);
});
afterEach(() => test.close());

const open = (ctx: Ctx, selection: Parameters<typeof openRotation>[1]["selection"], rotationId = randomUUID()) =>
  openRotation(ctx, { rotationId, selection, reason: "" });

describe("opening a rotation", () => {
  it("for a filter takes who can be rotated, and lists the others with the reason", async () => {
    const inAnother = await rotate(operator, OTHER);
    const { rotationId } = await open(operator, ALL);
    const { rows, ...rotation } = await getRotation(await test.as("viewer"), rotationId);
    expect(rotation).toMatchObject({ state: "open", by: "A operator", filter: "search=fleet", items: 1, skipped: 4 });
    expect(rows.map(({ instanceId, state, skip }) => [instanceId, state, skip])).toEqual([
      [READY, "waiting", null],
      ["cmgo-broken01", "skipped", "unreadable"],
      ["cmgo-off00001", "skipped", "ssl_off"],
      [OTHER, "skipped", "in_rotation"],
      ["cmgo-unread01", "skipped", "not_read"],
    ]);
    const { rows: list } = await listRotations(await test.as("viewer"));
    expect(new Set(list.map(({ id }) => id))).toEqual(new Set([inAnother, rotationId]));
    expect(list.find(({ id }) => id === rotationId)?.nextExpiresAt).toBe(rows[0]?.oldCa?.notAfter);
  });

  it("with the same intent is the same rotation, and leaves one trace", async () => {
    const rotationId = randomUUID();
    const selection = { kind: "keys" as const, keys: [instance(READY)] };
    await Promise.all([open(operator, selection, rotationId), open(operator, selection, rotationId)]);
    expect(await open(operator, selection, rotationId)).toEqual({ rotationId });
    expect((await listRotations(operator)).rows).toHaveLength(1);
    expect((await getRotation(operator, rotationId)).rows).toHaveLength(1);
  });

  it("of two at once for the same instance lets one through, and the store itself refuses a second open one", async () => {
    const selection = { kind: "keys" as const, keys: [instance(READY)] };
    const ends = await Promise.allSettled([open(operator, selection), open(operator, selection)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = ends.find((end) => end.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "nothing_to_rotate", params: { reason: "in_rotation" } });
    const { db } = test.app.store;
    const stored = await db.selectFrom("rotation_items").selectAll().executeTakeFirstOrThrow();
    const second = db.insertInto("rotation_items").values({ ...stored, id: randomUUID() });
    await expect(second.execute()).rejects.toThrow(/unique/i);
  });

  it("is refused where nothing can be rotated, for too many, and for those who may not", async () => {
    const off = { kind: "keys" as const, keys: [instance("cmgo-off00001")] };
    await expect(open(operator, off)).rejects.toMatchObject({
      code: "nothing_to_rotate",
      params: { reason: "ssl_off" },
    });
    const keys = Array.from({ length: 501 }, (_, index) => instance(`cmgo-many${String(index).padStart(4, "0")}`));
    await expect(open(operator, { kind: "keys", keys })).rejects.toMatchObject({
      code: "too_many",
      params: { max: 500 },
    });
    const viewer = await test.as("viewer");
    await expect(open(viewer, ALL)).rejects.toMatchObject({ code: "not_permitted" });
    const tick = { step: "clients", itemId: null, done: true, note: "", seen: 0 } as const;
    const rotationId = await rotate(operator, READY);
    await expect(tickStep(viewer, { rotationId, ...tick })).rejects.toMatchObject({ code: "not_permitted" });
    await expect(lookAgain(viewer, { rotationId })).rejects.toMatchObject({ code: "not_permitted" });
    await expect(cancelRotation(viewer, { rotationId, reason: "no" })).rejects.toMatchObject({ code: "not_permitted" });
    const outcomes = await test.app.store.db.selectFrom("audit_events").select(["outcome", "code"]).execute();
    expect(outcomes).toEqual([
      { outcome: "intent", code: null },
      { outcome: "refused", code: "nothing_to_rotate" },
      { outcome: "intent", code: null },
      { outcome: "refused", code: "too_many" },
      { outcome: "intent", code: null },
      { outcome: "succeeded", code: null },
    ]);
  });

  it("of a filter that matches more than five hundred is refused", async () => {
    const { db } = test.app.store;
    const row = await db.selectFrom("instances").selectAll().where("instance_id", "=", READY).executeTakeFirstOrThrow();
    for (let from = 0; from < 500; from += 20)
      await db
        .insertInto("instances")
        .values(Array.from({ length: 20 }, (_, index) => ({ ...row, instance_id: `cmgo-huge${from + index + 1000}` })))
        .execute();
    await expect(open(operator, ALL)).rejects.toMatchObject({ code: "too_many", params: { max: 500 } });
  });
});

describe("ticking", () => {
  const tick = (rotationId: string, by: Ctx, done: boolean, note: string, seen: number) =>
    tickStep(by, { rotationId, step: "clients", itemId: null, done, note, seen });

  it("lets the last word count, keeps every note, and tells who was overtaken", async () => {
    const rotationId = await rotate(operator, READY);
    const other = await test.as("admin");
    expect(await tick(rotationId, operator, true, "shop done", 0)).toEqual({ overtook: null });
    const { overtook } = await tick(rotationId, other, false, "billing is not", 0);
    expect(overtook).toMatchObject({ by: "A operator", done: true, note: "shop done" });
    const { ticks } = await getRotation(other, rotationId);
    expect(ticks.map(({ seq, done, note, by }) => [seq, done, note, by])).toEqual([
      [1, true, "shop done", "A operator"],
      [2, false, "billing is not", "A admin"],
    ]);
    expect(await tick(rotationId, operator, true, "", 2)).toEqual({ overtook: null });
  });

  it("knows no instance of another rotation", async () => {
    const [one, two] = [await rotate(operator, READY), await rotate(operator, OTHER)];
    const itemId = (await getRotation(operator, two)).rows[0]?.id ?? "";
    const step = { step: "clients", done: true, note: "", seen: 0, itemId } as const;
    await expect(tickStep(operator, { rotationId: one, ...step })).rejects.toMatchObject({ code: "not_found" });
    await tickStep(operator, { rotationId: two, ...step });
    expect((await getRotation(operator, two)).ticks).toMatchObject([{ itemId, done: true }]);
  });
});

describe("cancelling", () => {
  it("needs a reason, frees the instances, and leaves the rotation readable but closed to ticks", async () => {
    const rotationId = await rotate(operator, READY);
    await expect(cancelRotation(operator, { rotationId, reason: " " })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await cancelRotation(operator, { rotationId, reason: "The vendor does it." });
    expect(await getRotation(operator, rotationId)).toMatchObject({
      state: "cancelled",
      endedBy: "A operator",
      endReason: "The vendor does it.",
      rows: [{ state: "cancelled" }],
    });
    await expect(cancelRotation(operator, { rotationId, reason: "again" })).rejects.toMatchObject({ code: "conflict" });
    const tick = { step: "old_ca", itemId: null, done: true, note: "", seen: 0 } as const;
    await expect(tickStep(operator, { rotationId, ...tick })).rejects.toMatchObject({ code: "conflict" });
    const again = await rotate(operator, READY);
    expect((await listRotations(operator)).rows.map(({ id }) => id)).toEqual([again, rotationId]);
  });
});

it("knows no rotation by another name", async () => {
  for (const id of ["nowhere", "../etc", randomUUID()])
    await expect(getRotation(operator, id)).rejects.toMatchObject({ code: "not_found" });
});
