import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeCertificate } from "../testing/test-certificate";
import type { Cloud } from "./cloud";
import { failureOf, ONCE, openTestCloud } from "./test-cloud";

const REGION = "ap-guangzhou";
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of open.splice(0).reverse()) await close();
});

async function listen<T extends Server>(server: T): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function openAt(endpoint: string): Cloud {
  const cloud = openTestCloud({ endpoint, timeoutMillis: 500 });
  open.push(async () => cloud.close());
  return cloud;
}

/** How a read and a write to this endpoint end. */
async function failures(endpoint: string) {
  const cloud = openAt(endpoint);
  return [
    await failureOf(cloud.readSsl(REGION, "cmgo-aaaa0001", ONCE)),
    await failureOf(cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change" })),
  ];
}

async function closedPort(): Promise<number> {
  const port = await listen(createServer());
  await open.pop()?.();
  return port;
}

async function secureServer(onRequest: (socket: Socket, text: string) => void): Promise<number> {
  const { pem, privateKeyPem } = await makeCertificate({ hosts: ["localhost"] });
  const server = createTlsServer({ cert: pem, key: privateKeyPem }, (socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => onRequest(socket, data.toString()));
  });
  return listen(server);
}

describe("a call that surely never left", () => {
  it("is one whose connection was refused", async () => {
    for (const failure of await failures(`http://127.0.0.1:${await closedPort()}`)) {
      expect(failure).toMatchObject({ class: "not_sent", code: null, requestId: null });
      expect(failure.message).toContain("ECONNREFUSED");
    }
  });

  it("is one that several addresses refused, where Node's error has no text", async () => {
    for (const failure of await failures(`http://localhost:${await closedPort()}`))
      expect(failure.class).toBe("not_sent");
  });

  it("is one whose host has no address", async () => {
    for (const failure of await failures("https://no-such-host.invalid")) expect(failure.class).toBe("not_sent");
  });

  it("is one to a server whose certificate nobody vouches for: not a byte of the request arrives", async () => {
    let arrived = "";
    const port = await secureServer((_, text) => {
      arrived += text;
    });
    for (const failure of await failures(`https://localhost:${port}`)) expect(failure.class).toBe("not_sent");
    expect(arrived).toBe("");
  });

  it("is one to a server that hangs up, or says nothing, in the TLS handshake", async () => {
    const hangsUp = await listen(createServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    const saysNothing = await listen(createServer());
    for (const port of [hangsUp, saysNothing]) {
      for (const failure of await failures(`https://127.0.0.1:${port}`)) expect(failure.class).toBe("not_sent");
    }
  });
});

describe("a call that may have arrived", () => {
  it("is one whose connection stood, even if not a byte came back", async () => {
    const port = await listen(createServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    for (const failure of await failures(`http://127.0.0.1:${port}`)) expect(failure.class).toBe("unknown_outcome");
  });

  it("is one over TLS that was cut after the handshake", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    let requests = 0;
    const port = await secureServer((socket) => {
      requests += 1;
      socket.destroy();
    });
    for (const failure of await failures(`https://localhost:${port}`)) expect(failure.class).toBe("unknown_outcome");
    expect(requests).toBe(2);
  });

  it("is one over an idle connection that the server was just closing", async () => {
    let answers = 0;
    const server = createHttpServer((_, response) => {
      answers += 1;
      if (answers === 1) response.end(JSON.stringify({ Response: { Status: 1, RequestId: "first" } }));
      else response.socket?.resetAndDestroy();
    });
    const cloud = openAt(`http://127.0.0.1:${await listen(server)}`);
    expect(await cloud.readSsl(REGION, "cmgo-aaaa0001", ONCE)).toMatchObject({ enabled: true, requestId: "first" });
    expect((await failureOf(cloud.enableSsl(REGION, "cmgo-aaaa0001", true, { lane: "change" }))).class).toBe(
      "unknown_outcome",
    );
  });

  it("is one that was redirected, and it is not sent again", async () => {
    const seen: string[] = [];
    const server = createHttpServer((request, response) => {
      seen.push(request.url ?? "");
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const [read, write] = await failures(`http://127.0.0.1:${await listen(server)}`);
    expect([read?.class, write?.class]).toEqual(["unknown_outcome", "unknown_outcome"]);
    expect(write?.message).toContain("redirects are not followed");
    expect(seen).toEqual(["/", "/"]);
  });
});

describe("an answer of another form", () => {
  it.each([
    ["HTML with status 200", "<html>sign in to the hotel's network</html>"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a Response that is a text", '{"Response":"ok"}'],
    ["an error without a code", '{"Response":{"Error":{},"RequestId":"r"}}'],
  ])("%s leaves the outcome unknown", async (_, body) => {
    const server = createHttpServer((_request, response) => {
      response.end(body);
    });
    for (const failure of await failures(`http://127.0.0.1:${await listen(server)}`)) {
      expect(failure).toMatchObject({ class: "unknown_outcome", code: null, requestId: null });
    }
  });

  it("keeps the code of an error without a RequestId", async () => {
    const server = createHttpServer((_, response) => {
      response.end('{"Response":{"Error":{"Code":"InvalidParameterValue.LockFailed"}}}');
    });
    for (const failure of await failures(`http://127.0.0.1:${await listen(server)}`)) {
      expect(failure).toMatchObject({ class: "busy", code: "InvalidParameterValue.LockFailed", requestId: null });
    }
  });
});
