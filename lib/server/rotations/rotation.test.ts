import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAuditFilter } from "@/lib/domain/audit-filter";
import { listAudit } from "../audit/list-audit";
import { downloadKeptCertificate } from "../certificates/download-kept-certificate";
import type { Ctx } from "../context";
import { checkSsl } from "../inventory/check-ssl";
import { getInstance } from "../inventory/get-instance";
import { dailyProofs } from "../proofs/daily-proofs";
import { proveTls } from "../proofs/prove-tls";
import { instance, REGION, readCertificates, readFleet, rotate } from "../testing/ca-rotation-run";
import { intend, newLeader, runUntil } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { closeItem } from "./close-item";
import { getRotation } from "./get-rotation";
import { lookAgain } from "./look-again";
import { tickStep } from "./tick-step";

const ONE = "cmgo-rotate01";
const TWO = "cmgo-rotate02";
const SETTLED = ["succeeded", "failed", "needs_attention", "skipped"] as const;
/** Nothing here waits for a node that is silent: a starved machine has all the time it needs. */
const options = { limits: { connectMillis: 10_000, handshakeMillis: 10_000, helloMillis: 10_000 } };

let test: TestApp;
let operator: Ctx;
beforeEach(async () => {
  test = await openTestApp({ emulator: { flowMillis: 1_000 } });
  operator = await test.as("operator");
  for (const instanceId of [ONE, TWO]) {
    test.emulator.addInstance({ ...instance(instanceId), name: instanceId.slice(5), ssl: "enabled" });
    const { port } = await test.emulator.listen(REGION, instanceId);
    test.emulator.updateInstance(REGION, instanceId, { vip: "127.0.0.1", vport: port });
  }
  await readFleet(test);
  await readCertificates(test, async () => (await known(ONE)) && (await known(TWO)));
});
afterEach(() => test.close());

const stored = (instanceId: string) =>
  test.app.store.db.selectFrom("instances").selectAll().where("instance_id", "=", instanceId).executeTakeFirstOrThrow();
const known = async (instanceId: string) => (await stored(instanceId)).certificate_sha256 !== null;

async function item(rotationId: string, instanceId: string) {
  const { rows } = await getRotation(await test.as("viewer"), rotationId);
  const found = rows.find((row) => row.instanceId === instanceId);
  if (!found) throw new Error("The instance is not in the rotation.");
  return found;
}
const stateOf = async (rotationId: string, instanceId: string) => (await item(rotationId, instanceId)).state;

async function refreshed(rotationId: string, instanceId: string): Promise<void> {
  test.emulator.refreshCertificate(REGION, instanceId);
  await checkSsl(test.app, instance(instanceId), { lane: "change" });
  await readCertificates(test, async () => (await item(rotationId, instanceId)).newCa !== null);
}

const ticked = (rotationId: string) =>
  tickStep(operator, { rotationId, step: "rotate", itemId: null, done: true, note: "", seen: 0 });

function trail(prefix = "rotation.") {
  return test.app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "actor_id", "instance_id", "detail"])
    .where("action", "like", `${prefix}%`)
    .orderBy("seq")
    .execute();
}

describe("the new CA", () => {
  it("is seen by the worker itself after a refresh at the provider, with the old one beside it", async () => {
    const rotationId = await rotate(operator, ONE);
    const before = (await stored(ONE)).certificate_sha256;
    expect(await stateOf(rotationId, ONE)).toBe("waiting");
    expect((await getInstance(operator, instance(ONE))).rotationId).toBe(rotationId);

    await refreshed(rotationId, ONE);
    const seen = await item(rotationId, ONE);
    const now = (await stored(ONE)).certificate_sha256;
    expect(now).not.toBe(before);
    expect(seen).toMatchObject({ state: "new_ca", oldCa: { sha256: before }, newCa: { sha256: now } });
    expect((await trail("rotation.new-ca")).map(({ detail, ...row }) => ({ ...row, ...JSON.parse(detail) }))).toEqual([
      {
        action: "rotation.new-ca",
        outcome: "succeeded",
        actor_id: "program",
        instance_id: ONE,
        ...instance(ONE),
        rotationId,
        oldSha256: before,
        newSha256: now,
      },
    ]);
    const old = await downloadKeptCertificate(operator, { ...instance(ONE), sha256: before ?? "" });
    expect(old).toMatchObject({ sha256: before, filename: `${ONE}-MongoDB-CA-${before?.slice(0, 8)}.crt` });
    await expect(downloadKeptCertificate(operator, { ...instance(TWO), sha256: before ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is looked for at once when somebody says it was rotated, and an unchanged one is said", async () => {
    const rotationId = await rotate(operator, ONE);
    expect((await stored(ONE)).certificate_due_at).toBeGreaterThan(test.clock.now());
    await test.clock.advance(1_000);
    await ticked(rotationId);
    expect((await stored(ONE)).certificate_due_at).toBe(0);
    expect(await stateOf(rotationId, ONE)).toBe("looking");
    expect((await getRotation(operator, rotationId)).reading).toBe(true);
    await readCertificates(test, async () => (await stateOf(rotationId, ONE)) === "unchanged");
    expect(await lookAgain(operator, { rotationId })).toEqual({ count: 1 });
    await refreshed(rotationId, ONE);
    expect(await stateOf(rotationId, ONE)).toBe("new_ca");
  });

  it("is not the old one come back; what stands in the way is said", async () => {
    const rotationId = await rotate(operator, ONE);
    const { expiresAt = 0 } = test.emulator.instance(REGION, ONE) ?? {};
    await refreshed(rotationId, ONE);
    test.emulator.updateInstance(REGION, ONE, { expiresAt });
    await checkSsl(test.app, instance(ONE), { lane: "change" });
    await readCertificates(test, () => known(ONE));
    expect(await stateOf(rotationId, ONE)).toBe("old_again");

    test.emulator.updateInstance(REGION, ONE, { ssl: "disabled", expiresAt: null, certUrl: null });
    await checkSsl(test.app, instance(ONE), { lane: "change" });
    expect(await stateOf(rotationId, ONE)).toBe("ssl_off");
    await test.app.store.db.updateTable("instances").set({ missing_since: 1 }).execute();
    expect(await stateOf(rotationId, ONE)).toBe("missing");
  });

  it("is seen after SSL was switched off and on again here, without a tick", async () => {
    const rotationId = await rotate(operator, ONE);
    const leader = await newLeader(test);
    const off = await intend(operator, instance(ONE), "disabled", "enabled");
    expect(await stateOf(rotationId, ONE)).toBe("switching");
    expect(await runUntil(test, leader, off, SETTLED)).toMatchObject({ state: "succeeded" });
    expect(await stateOf(rotationId, ONE)).toBe("ssl_off");
    const on = await intend(operator, instance(ONE), "enabled", "disabled");
    expect(await runUntil(test, leader, on, SETTLED)).toMatchObject({ state: "succeeded" });
    expect(await stateOf(rotationId, ONE)).toBe("looking");
    await readCertificates(test, async () => (await stateOf(rotationId, ONE)) === "new_ca");
  });

  it("can't be told while the certificate can't be read", async () => {
    const rotationId = await rotate(operator, ONE);
    const { expiresAt } = test.emulator.instance(REGION, ONE) ?? {};
    test.emulator.updateInstance(REGION, ONE, { certUrl: "/certs-test/html", expiresAt: (expiresAt ?? 0) + 1_000 });
    await checkSsl(test.app, instance(ONE), { lane: "change" });
    await readCertificates(test, async () => (await stateOf(rotationId, ONE)) === "unreadable");
    expect((await item(rotationId, ONE)).problem).toBe("not_a_certificate");
  });
});

describe("an instance of a rotation", () => {
  it("is closed by a proof against the new CA, not by one against the old; the last one ends the rotation", async () => {
    const rotationId = await rotate(operator, ONE, TWO);
    await proveTls(operator, instance(ONE), options);
    expect(await stateOf(rotationId, ONE)).toBe("waiting");
    await refreshed(rotationId, ONE);
    const proof = await proveTls(operator, instance(ONE), options);
    expect(await item(rotationId, ONE)).toMatchObject({
      state: "proven",
      proof: { verdict: "proven", at: proof.at },
      closed: { by: "proof", at: proof.at },
    });
    expect(await getRotation(operator, rotationId)).toMatchObject({ state: "open", closed: 1, items: 2 });

    // The proof itself sees that the CA was renewed.
    test.emulator.refreshCertificate(REGION, TWO);
    await proveTls(operator, instance(TWO), options);
    expect(await getRotation(operator, rotationId)).toMatchObject({ state: "done", closed: 2, nextExpiresAt: null });
    expect((await trail()).map(({ action, outcome, actor_id }) => [action, outcome, actor_id === "program"])).toEqual([
      ["rotation.open", "intent", false],
      ["rotation.open", "succeeded", false],
      ["rotation.new-ca", "succeeded", true],
      ["rotation.close", "succeeded", true],
      ["rotation.new-ca", "succeeded", true],
      ["rotation.close", "succeeded", true],
      ["rotation.end", "succeeded", true],
    ]);
    expect((await getInstance(operator, instance(ONE))).rotationId).toBeNull();
  });

  it("is closed by the daily proof too, and stays open when a node is not reached", async () => {
    const rotationId = await rotate(operator, ONE, TWO);
    await refreshed(rotationId, ONE);
    await refreshed(rotationId, TWO);
    const { vport } = test.emulator.instance(REGION, TWO) ?? {};
    const listing = JSON.stringify({ addresses: ["127.0.0.1", "127.0.0.2"], port: vport });
    await test.app.store.db.updateTable("instances").set({ listing }).where("instance_id", "=", TWO).execute();
    await dailyProofs(test.app, options)(new AbortController().signal);
    expect(await stateOf(rotationId, ONE)).toBe("proven");
    expect(await item(rotationId, TWO)).toMatchObject({ state: "new_ca", proof: { verdict: "partly" }, closed: null });
  });

  it("is closed by a person with a reason, once", async () => {
    const rotationId = await rotate(operator, ONE);
    const { id: itemId } = await item(rotationId, ONE);
    const close = (ctx: Ctx, reason: string) => closeItem(ctx, { rotationId, itemId, reason });
    await expect(close(await test.as("viewer"), "no")).rejects.toMatchObject({ code: "not_permitted" });
    await expect(close(operator, "  ")).rejects.toMatchObject({ code: "invalid_input" });
    await close(operator, "Checked from the VPC.");
    await expect(close(operator, "again")).rejects.toMatchObject({ code: "conflict" });
    expect(await item(rotationId, ONE)).toMatchObject({
      state: "closed",
      closed: { by: "person", name: "A operator", reason: "Checked from the VPC." },
    });
    expect(await getRotation(operator, rotationId)).toMatchObject({ state: "done", endedBy: null });
    const audit = await listAudit(await test.as("admin"), parseAuditFilter({ action: "rotation.close" }));
    expect(audit.rows.map((row) => [row.rotationId, row.instanceId])).toEqual(Array(4).fill([rotationId, ONE]));
    const closes = (await trail()).filter(({ action }) => action !== "rotation.open");
    expect(closes.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["rotation.close", "intent"],
      ["rotation.end", "succeeded"],
      ["rotation.close", "succeeded"],
      ["rotation.close", "intent"],
      ["rotation.close", "refused"],
    ]);
  });
});
