import { connect as connectPlain, type Socket } from "node:net";
import { type ConnectionOptions, checkServerIdentity, connect, type TLSSocket } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import type { InstancePatch } from "../emulated-instance";
import type { ListeningNode } from "../emulator";
import { emulatorForTest } from "../testing/emulator-for-test";
import { encodeBson, firstName } from "./bson";
import type { ListenOptions } from "./tls-listener";

const region = "ap-guangzhou";
const instanceId = "cmgo-listen00";

async function listening(options: ListenOptions = {}, patch: InstancePatch = {}) {
  const emulator = await emulatorForTest();
  emulator.addInstance({ region, instanceId, ssl: "enabled", ...patch });
  const ca = async () => (await fetch(`${emulator.url}/certs/${instanceId}/MongoDB-CA.crt`)).text();
  return { emulator, ca, node: await emulator.listen(region, instanceId, options) };
}

/** A handshake that checks the chain and, as a client by IP must, not the host name. */
function handshake(node: ListeningNode, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ ...node, checkServerIdentity: () => undefined, ...options });
  onTestFinished(() => void socket.destroy());
  return new Promise((resolve, reject) => {
    socket.once("secureConnect", () => resolve(socket)).once("error", reject);
  });
}

function plain({ host, port }: ListeningNode): Socket {
  const socket = connectPlain(port, host);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** OP_MSG or the old OP_QUERY with one command. */
function message(opcode: 2013 | 2004, command: string): Buffer {
  const bson = encodeBson({ [command]: 1, $db: "admin" });
  const before =
    opcode === 2013 ? Buffer.alloc(5) : Buffer.from("\0\0\0\0admin.$cmd\0\0\0\0\0\xff\xff\xff\xff", "latin1");
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + before.length + bson.length, 0);
  header.writeInt32LE(77, 4);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, before, bson]);
}

/** What came back on a connection: a message, or null when it was closed without one. */
function answer(socket: Socket, request: Buffer): Promise<Buffer | null> {
  socket.write(request);
  return new Promise((resolve) => {
    socket
      .once("data", resolve)
      .once("close", () => resolve(null))
      .once("error", () => resolve(null));
  });
}

describe("a listening node", () => {
  it("shows a certificate that the instance's CA has signed, and answers hello and ping", async () => {
    const { node, ca } = await listening();
    const socket = await handshake(node, { ca: await ca() });
    expect([socket.authorized, socket.getProtocol()]).toEqual([true, "TLSv1.3"]);
    expect(socket.getPeerCertificate().subject.CN).toBe(instanceId);

    const old = await answer(socket, message(2004, "hello"));
    expect([old?.readInt32LE(8), old?.readInt32LE(12), old?.includes("isWritablePrimary")]).toEqual([77, 1, true]);
    const ping = await answer(socket, message(2013, "ping"));
    expect([ping?.readInt32LE(12), firstName(ping?.subarray(21) ?? Buffer.alloc(0))]).toEqual([2013, "ok"]);
    const unknown = await answer(socket, message(2013, "shutdown"));
    expect(unknown?.includes("no such command: 'shutdown'")).toBe(true);
  });

  it("is not trusted with another CA, nor by its address", async () => {
    const { node, emulator, ca } = await listening();
    const other = emulator.addInstance({ region, ssl: "enabled", instanceId: "cmgo-other000" });
    const wrong = await (await fetch(String(other.certUrl))).text();
    await expect(handshake(node, { ca: wrong })).rejects.toThrow(/unable to verify|self-signed|local issuer/);
    const byAddress = handshake(node, { ca: await ca(), checkServerIdentity });
    await expect(byAddress).rejects.toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("follows the instance: a new CA, then no TLS at all", async () => {
    const { node, emulator, ca } = await listening();
    const before = await ca();
    const { expiresAt } = emulator.instance(region, instanceId) ?? {};
    emulator.updateInstance(region, instanceId, { expiresAt: (expiresAt ?? 0) + 1000 });
    await expect(handshake(node, { ca: before })).rejects.toThrow(/verify|issuer|signature/);
    expect((await handshake(node, { ca: [before, await ca()] })).authorized).toBe(true);
    emulator.updateInstance(region, instanceId, { ssl: "disabled", expiresAt: null, certUrl: null });
    await expect(handshake(node, { ca: before })).rejects.toThrow();
    expect(await answer(plain(node), message(2013, "hello"))).not.toBeNull();
  });

  it("closes a connection without TLS while SSL is on, unless plaintext stays accepted", async () => {
    expect(await answer(plain((await listening()).node), message(2013, "hello"))).toBeNull();
    const { node, ca } = await listening({ plaintext: true });
    expect(await answer(plain(node), message(2013, "hello"))).not.toBeNull();
    expect((await handshake(node, { ca: await ca() })).authorized).toBe(true);
  });

  it("closes a connection that speaks something else", async () => {
    const { node } = await listening({ plaintext: true });
    expect(await answer(plain(node), Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toBeNull();
    expect(await answer(plain(node), Buffer.from([0, 0, 0, 0, ...Buffer.alloc(20)]))).toBeNull();
  });

  it("speaks only the versions it was told to", async () => {
    const { node, ca } = await listening({ maxVersion: "TLSv1" });
    const given = { ca: await ca() };
    await expect(handshake(node, given)).rejects.toThrow();
    const old = await handshake(node, { ...given, minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" });
    expect(old.getProtocol()).toBe("TLSv1");
    const newest = await listening({ minVersion: "TLSv1.3" });
    await expect(handshake(newest.node, { ca: await newest.ca(), maxVersion: "TLSv1.2" })).rejects.toThrow();
  });

  it("accepts and says nothing when silent, until the emulator closes", async () => {
    const { node, emulator, ca } = await listening({ silent: true });
    const reply = answer(plain(node), message(2013, "hello"));
    // A round trip to the same process, so that the node has had the bytes before it is closed.
    await ca();
    await emulator.close();
    expect(await reply).toBeNull();
  });

  it("is had over HTTP, for known instances on loopback only", async () => {
    const { emulator, ca } = await listening();
    const ask = (...args: unknown[]) =>
      fetch(`${emulator.url}/__emulator/listen`, { method: "POST", body: JSON.stringify(args) });
    const node: ListeningNode = await (await ask(region, instanceId, { host: "127.0.0.2" })).json();
    expect(node.host).toBe("127.0.0.2");
    expect((await handshake(node, { ca: await ca() })).authorized).toBe(true);
    const refused = await Promise.all([ask(region, "cmgo-nobody00"), ask(region, instanceId, { host: "0.0.0.0" })]);
    expect(refused.map(({ status }) => status)).toEqual([400, 400]);
  });
});
