import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ListenOptions } from "@/emulator/mongo/tls-listener";
import type { Ctx } from "../context";
import { getInstance } from "../inventory/get-instance";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { keepProof } from "./keep-proof";
import { untouched } from "./probe-node";
import { proveTls } from "./prove-tls";

const region = "ap-jakarta";
const instanceId = "cmgo-proof001";
const key = { region, instanceId };
const options = { limits: { connectMillis: 2_000, handshakeMillis: 400, helloMillis: 400 } };

let test: TestApp;
let operator: Ctx;
beforeEach(async () => {
  test = await openTestApp();
  operator = await test.as("operator");
  test.emulator.addInstance({ ...key, name: "orders", ssl: "enabled" });
});
afterEach(() => test.close());

/** Lets the instance's node listen, and the store know its addresses: the listener's port on each of them. */
async function listed(hosts: string, listen: ListenOptions = {}): Promise<number> {
  const { port } = await test.emulator.listen(region, instanceId, listen);
  test.emulator.updateInstance(region, instanceId, { vip: hosts, vport: port });
  await read();
  return port;
}

async function read(): Promise<void> {
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  await test.app.store.db.updateTable("instances").set({ ssl_state: "enabled" }).execute();
}

function audit() {
  return test.app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "code", "subject_id", "instance_id", "detail"])
    .orderBy("seq")
    .execute();
}

const latest = async () => (await getInstance(operator, key)).proof;

describe("proveTls", () => {
  it("fetches the CA if none is kept, proves the node, and keeps the proof with who asked and when", async () => {
    const port = await listed("127.0.0.1");
    const proof = await proveTls(operator, key, options);
    const kept = await test.app.store.db.selectFrom("certificates").selectAll().executeTakeFirstOrThrow();
    expect(proof).toMatchObject({
      at: new Date(test.clock.now()).toISOString(),
      by: "A operator",
      caSha256: kept.sha256,
      nodes: [
        {
          address: `127.0.0.1:${port}`,
          outcome: "proven",
          protocol: "TLSv1.3",
          plaintext: "refused",
          peerNotAfter: new Date(kept.not_after).toISOString(),
        },
      ],
    });
    expect(await latest()).toEqual(proof);
    expect(await audit()).toMatchObject([
      { action: "proof.run", outcome: "intent", code: null, subject_id: operator.requestId, instance_id: instanceId },
      { action: "proof.run", outcome: "succeeded", code: null, subject_id: operator.requestId },
    ]);
  });

  it("asks the addresses that DescribeDBInstanceURL adds to those of the listing, and the listing's alone when it can't be read", async () => {
    const port = await listed("127.0.0.1");
    test.emulator.updateInstance(region, instanceId, { vip: "127.0.0.1;127.0.0.2" });
    const both = await proveTls(operator, key, options);
    expect(both.nodes.map(({ address }) => address)).toEqual([`127.0.0.1:${port}`, `127.0.0.2:${port}`]);
    test.emulator.addFault({ action: "DescribeDBInstanceURL", kind: "api_error", code: "UnauthorizedOperation" });
    await test.clock.advance(61_000);
    const one = await proveTls(operator, key, options);
    expect(one.nodes.map(({ address }) => address)).toEqual([`127.0.0.1:${port}`]);
  });

  it("tells each node's own result, and counts what isn't reached as unknown", async () => {
    const port = await listed("127.0.0.1;127.0.0.2;169.254.169.254");
    const { nodes } = await proveTls(operator, key, options);
    expect(nodes.map(({ address, outcome }) => [address, outcome])).toEqual([
      [`127.0.0.1:${port}`, "proven"],
      [`127.0.0.2:${port}`, "not_reachable"],
      [`169.254.169.254:${port}`, "address_refused"],
    ]);
    expect((await audit()).at(-1)).toMatchObject({
      outcome: "unknown",
      code: "partly",
      detail: JSON.stringify({ action: "proof.run", ...key, nodes: 3, proven: 1 }),
    });
  });

  it("asks the API for a CA that was renewed since the last download before it calls a chain untrusted", async () => {
    await listed("127.0.0.1");
    const before = await proveTls(operator, key, options);
    const { expiresAt } = test.emulator.instance(region, instanceId) ?? {};
    test.emulator.updateInstance(region, instanceId, { expiresAt: (expiresAt ?? 0) + 86_400_000 });
    const after = await proveTls(operator, key, options);
    expect(after.nodes[0]?.outcome).toBe("proven");
    expect(after.caSha256).not.toBe(before.caSha256);
  });

  it("calls a chain untrusted when the API's own CA doesn't explain it", async () => {
    await listed("127.0.0.1");
    test.emulator.addInstance({ region, instanceId: "cmgo-other001", ssl: "enabled" });
    test.emulator.updateInstance(region, instanceId, { certUrl: "/certs/cmgo-other001/MongoDB-CA.crt" });
    expect((await proveTls(operator, key, options)).nodes).toMatchObject([{ outcome: "chain_not_trusted" }]);
    expect((await audit()).at(-1)).toMatchObject({ outcome: "failed", code: "chain_not_trusted" });
  });

  it("keeps the latest twenty of an instance", async () => {
    await listed("127.0.0.1");
    const first = await proveTls(operator, key, options);
    const nodes = first.nodes.map((node) => ({ ...node, peerNotAfter: null }));
    await test.app.store.transaction(async (trx) => {
      for (let at = 1; at <= 23; at += 1)
        await keepProof(trx, test.app, { ...key, caSha256: first.caSha256, nodes, actor: operator.actor, at });
    });
    const rows = await test.app.store.db.selectFrom("tls_proofs").select("at").orderBy("at").execute();
    expect(rows.map(({ at }) => at)).toEqual([
      5,
      ...Array.from({ length: 18 }, (_, index) => index + 6),
      test.clock.now(),
    ]);
    expect(await latest()).toEqual(first);
  });

  it("keeps the last one that reached a node beside later ones that reached nobody, however many", async () => {
    await listed("127.0.0.1");
    const reached = await proveTls(operator, key, options);
    expect((await getInstance(operator, key)).earlierProof).toBeNull();
    const silent = [{ ...untouched({ host: "10.0.0.1", port: 27017 }), outcome: "not_reachable", code: null }] as const;
    const first = test.clock.now() + 1;
    await test.app.store.transaction(async (trx) => {
      for (let at = first; at < first + 30; at += 1)
        await keepProof(trx, test.app, {
          ...key,
          caSha256: reached.caSha256,
          nodes: silent,
          actor: operator.actor,
          at,
        });
    });
    const detail = await getInstance(operator, key);
    expect(detail.proof?.nodes).toMatchObject([{ outcome: "not_reachable" }]);
    expect(detail.earlierProof).toEqual({ proof: reached, silentSince: new Date(first).toISOString() });
    const rows = await test.app.store.db.selectFrom("tls_proofs").select("at").execute();
    expect(rows).toHaveLength(22);
  });

  it("ends in time whatever the nodes and the API do, and tells what was not asked to the end", async () => {
    await listed("127.0.0.1", { silent: true });
    const times = { certificateMillis: 5_000, nodesMillis: 150, allMillis: 5_000 };
    const slow = { limits: { connectMillis: 30_000, handshakeMillis: 30_000, helloMillis: 30_000 }, times };
    const began = performance.now();
    const proof = await proveTls(operator, key, slow);
    expect(proof.nodes).toMatchObject([{ outcome: "no_time", protocol: null, plaintext: "unknown" }]);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect((await audit()).at(-1)).toMatchObject({ outcome: "unknown", code: "no_time" });
  });

  it("does not wait for a CA that does not come", async () => {
    await listed("127.0.0.1");
    test.emulator.addFault({ action: "DescribeInstanceSSL", kind: "hang" });
    const times = { certificateMillis: 100, nodesMillis: 5_000, allMillis: 5_000 };
    await expect(proveTls(operator, key, { ...options, times })).rejects.toMatchObject({
      code: "proof_impossible",
      params: { reason: "no_ca", problem: "cloud_unreachable" },
    });
  });

  it("connects to nobody without a CA to check against, and says why there is none", async () => {
    await listed("127.0.0.1");
    test.emulator.updateInstance(region, instanceId, { certUrl: "/certs-test/html" });
    const params = { reason: "no_ca", problem: "not_a_certificate" };
    await expect(proveTls(operator, key, options)).rejects.toMatchObject({ code: "proof_impossible", params });
    expect(await latest()).toBeNull();
    expect(await audit()).toMatchObject([{ outcome: "intent" }, { outcome: "failed", code: "not_a_certificate" }]);
  });

  it.each([
    ["missing", { missing_since: 1 }],
    ["ssl_off", { ssl_state: "disabled" }],
    ["no_address", { listing: JSON.stringify({ addresses: [], port: 27017 }) }],
  ] as const)("refuses an instance that is %s, before anything is tried", async (reason, row) => {
    await listed("127.0.0.1");
    await test.app.store.db.updateTable("instances").set(row).execute();
    test.emulator.updateInstance(region, instanceId, { vip: "" });
    await expect(proveTls(operator, key, options)).rejects.toMatchObject({
      code: "proof_impossible",
      params: { reason },
    });
    expect(await audit()).toEqual([]);
  });

  it("asks for the permission first, and knows no instance that the inventory doesn't hold", async () => {
    await listed("127.0.0.1");
    await expect(proveTls(await test.as("viewer"), key)).rejects.toMatchObject({ code: "not_permitted" });
    for (const other of [
      { region, instanceId: "cmgo-absent00" },
      { region: "../etc", instanceId },
    ])
      await expect(proveTls(operator, other)).rejects.toMatchObject({ code: "not_found" });
    expect(await audit()).toEqual([]);
  });
});
