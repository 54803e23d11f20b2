import { createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import type { ListenOptions } from "@/emulator/mongo/tls-listener";
import { startEmulator } from "@/emulator/start-emulator";
import { makeCertificate } from "../testing/test-certificate";
import type { Node } from "./probe-node";
import { probeNode } from "./probe-node";

const region = "ap-guangzhou";
const instanceId = "cmgo-proof000";
const LIMITS = { connectMillis: 2_000, handshakeMillis: 2_000, helloMillis: 2_000 };
const QUICK = { connectMillis: 150, handshakeMillis: 150, helloMillis: 150 };
const options = { networks: ["127.0.0.0/8"], limits: LIMITS };

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed: "empty" });
  emulator.addInstance({ region, instanceId, ssl: "enabled" });
});
afterEach(() => emulator.close());

const ca = async () => (await fetch(`${emulator.url}/certs/${instanceId}/MongoDB-CA.crt`)).text();
const listen = (given?: ListenOptions) => emulator.listen(region, instanceId, given);

/** A server of raw bytes. */
async function rawServer(meet: (socket: Socket) => void): Promise<Node> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { host: "127.0.0.1", port: address.port };
}

describe("probeNode", () => {
  it("proves a node whose chain leads to the CA, and tells its certificate's own end", async () => {
    const node = await listen();
    const proof = await probeNode(node, await ca(), options);
    expect(proof).toMatchObject({
      address: `127.0.0.1:${node.port}`,
      outcome: "proven",
      protocol: "TLSv1.3",
      cipher: "TLS_AES_256_GCM_SHA384",
      plaintext: "refused",
      peerNotAfter: emulator.instance(region, instanceId)?.expiresAt,
      code: null,
    });
    expect(proof.peerSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("notices that plaintext stays accepted", async () => {
    const proof = await probeNode(await listen({ plaintext: true, maxVersion: "TLSv1.2" }), await ca(), options);
    expect(proof).toMatchObject({ outcome: "proven", protocol: "TLSv1.2", plaintext: "accepted" });
  });

  it("does not trust another CA, and still names what the node showed", async () => {
    const proof = await probeNode(await listen(), (await makeCertificate()).pem, options);
    expect(proof).toMatchObject({ outcome: "chain_not_trusted", protocol: "TLSv1.3", plaintext: "refused" });
    expect(proof.code).toMatch(/^UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF)/);
    expect(proof.peerNotAfter).not.toBeNull();
  });

  it("says when the node's certificate has expired", async () => {
    const expiresAt = Math.floor(Date.now() / 1000) * 1000 - 86_400_000;
    emulator.updateInstance(region, instanceId, { expiresAt });
    const proof = await probeNode(await listen(), await ca(), options);
    expect(proof).toMatchObject({ outcome: "expired", code: "CERT_HAS_EXPIRED", peerNotAfter: expiresAt });
  });

  it.each(["TLSv1", "TLSv1.1"] as const)("names %s as too old", async (maxVersion) => {
    const proof = await probeNode(await listen({ maxVersion }), await ca(), options);
    expect(proof).toMatchObject({ outcome: "protocol_too_old", protocol: maxVersion, plaintext: "refused" });
  });

  it("takes a protocol_version alert for too old as well, and an alert of another kind for a handshake that failed", async () => {
    const alert = (description: number) =>
      rawServer((socket) => socket.once("data", () => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, description]))));
    const [old, refused] = await Promise.all([alert(70), alert(40)]);
    expect(await probeNode(old, await ca(), options)).toMatchObject({
      outcome: "protocol_too_old",
      protocol: null,
      plaintext: "refused",
    });
    expect(await probeNode(refused, await ca(), options)).toMatchObject({ outcome: "handshake_failed" });
  });

  it("finds a node without TLS, by its silence at a handshake or by what it says", async () => {
    emulator.updateInstance(region, instanceId, { ssl: "disabled", expiresAt: null });
    const pem = (await makeCertificate()).pem;
    expect(await probeNode(await listen(), pem, options)).toMatchObject({ outcome: "no_tls", plaintext: "accepted" });
    const web = await rawServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
    expect(await probeNode(web, pem, options)).toMatchObject({ outcome: "no_tls", plaintext: "unknown" });
  });

  it("gives up on a node that accepts and never answers, or answers for ever", async () => {
    const quick = { ...options, limits: QUICK };
    expect(await probeNode(await listen({ silent: true }), await ca(), quick)).toMatchObject({
      outcome: "no_answer",
      code: null,
      plaintext: "unknown",
    });
    const trickle = await rawServer((socket) => {
      // The start of a TLS record of 16 KB, a byte at a time.
      socket.write(Buffer.from([0x16, 3, 3, 0x40, 0]));
      const timer = setInterval(() => socket.write("\0"), 20);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await probeNode(trickle, await ca(), quick)).toMatchObject({ outcome: "no_answer" });
  });

  it("tells what can't be reached from what is broken", async () => {
    const { port } = await listen();
    const { pem } = await makeCertificate();
    await emulator.close();
    expect(await probeNode({ host: "127.0.0.1", port }, pem, options)).toMatchObject({
      outcome: "not_reachable",
      code: "ECONNREFUSED",
      plaintext: "unknown",
    });
    const unknown = { ...options, resolve: () => Promise.reject(new Error("no such name")) };
    expect(await probeNode({ host: "node.invalid", port }, pem, unknown)).toMatchObject({
      outcome: "not_reachable",
      code: "ENOTFOUND",
    });
  });

  it("connects to the address that it checked: a name is looked up once", async () => {
    const { port } = await listen();
    let looks = 0;
    // The second look would lead to a metadata service.
    const resolve = async () => [["127.0.0.1", "169.254.169.254"][looks++] ?? "169.254.169.254"];
    const proof = await probeNode({ host: "node.example", port }, await ca(), { ...options, resolve });
    expect([proof.outcome, proof.address, looks]).toEqual(["proven", `node.example:${port}`, 1]);
  });

  it("connects to nothing but this machine in a demo", async () => {
    const demo = { ...options, onlyThisMachine: true };
    expect(await probeNode(await listen(), await ca(), demo)).toMatchObject({ outcome: "proven" });
    const resolve = async () => ["10.0.0.1"];
    for (const host of ["10.0.0.1", "node.example"])
      expect(await probeNode({ host, port: 27017 }, await ca(), { ...demo, resolve })).toMatchObject({
        outcome: "not_reachable",
        code: "DEMO",
      });
  });

  it("connects to nothing that is not allowed", async () => {
    let met = 0;
    const node = await rawServer(() => {
      met += 1;
    });
    const closed = { ...options, networks: [] };
    expect(await probeNode(node, await ca(), closed)).toMatchObject({ outcome: "address_refused" });
    const mixed = { ...closed, resolve: async () => ["10.0.0.1", "127.0.0.1"] };
    expect(await probeNode({ ...node, host: "node.example" }, await ca(), mixed)).toMatchObject({
      outcome: "address_refused",
      plaintext: "unknown",
    });
    expect(met).toBe(0);
  });
});
