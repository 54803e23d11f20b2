import { once } from "node:events";
import { type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { consoleServer } from "./console-server.mjs";

type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
type Settings = { baseUrl?: string; trustedProxies?: string[]; handler?: () => Promise<void> };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function open({ baseUrl = "https://console.example.com", trustedProxies = [], handler }: Settings = {}) {
  const seen: Seen[] = [];
  const lines: string[] = [];
  const server = consoleServer({
    baseUrl,
    trustedProxies,
    deploymentId: "today",
    log: (line) => lines.push(line),
    handler: async (incoming, response) => {
      const body = await text(incoming);
      seen.push({ method: incoming.method ?? "", url: incoming.url ?? "", headers: incoming.headers, body });
      await handler?.();
      response.end("handled");
    },
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  async function send(
    method: string,
    path: string,
    headers: Record<string, string | string[]> = {},
    body: Buffer | string = "",
  ) {
    const outgoing = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
    outgoing.on("error", () => undefined);
    outgoing.end(body);
    const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
  }
  return { seen, lines, send, port };
}

const ours = { origin: "https://console.example.com" };
const standing = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  "permissions-policy": expect.stringContaining("camera=()"),
};

describe("the Origin gate", () => {
  test.each([
    ["missing", undefined],
    ["null", "null"],
    ["foreign", "https://evil.example"],
    ["another scheme", "http://console.example.com"],
    ["another port", "https://console.example.com:8443"],
    ["a longer name", "https://console.example.com.evil.example"],
    ["two at once", "https://console.example.com, https://evil.example"],
  ])("refuses a POST whose Origin is %s, and nothing is executed", async (_, origin) => {
    const { send, seen } = await open();
    const answer = await send(
      "POST",
      "/instances",
      { ...(origin ? { origin } : {}), "x-forwarded-host": "evil.example" },
      "[]",
    );
    expect(answer).toMatchObject({ status: 403, body: "foreign_origin", headers: standing });
    expect(seen).toEqual([]);
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])(
    "%s is looked at by Origin first, then refused as a method",
    async (method) => {
      const { send, seen } = await open();
      expect(await send(method, "/")).toMatchObject({ status: 403 });
      expect(await send(method, "/", ours)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST" } });
      expect(seen).toEqual([]);
    },
  );

  test("lets our own POST through with its body whole", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/instances", ours, "[1,2,3]")).toMatchObject({ status: 200, body: "handled" });
    expect(seen).toMatchObject([{ method: "POST", url: "/instances", body: "[1,2,3]" }]);
  });

  test("all loopback names with our port are one origin, other ports are not", async () => {
    const { send } = await open({ baseUrl: "http://127.0.0.1:3000" });
    for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
      expect(await send("POST", "/", { origin: `http://${name}:3000` })).toMatchObject({ status: 200 });
      expect(await send("POST", "/", { origin: `http://${name}:3001` })).toMatchObject({ status: 403 });
    }
  });

  test("a public address has no loopback twin", async () => {
    const { send } = await open({ baseUrl: "http://console.example.com:3000" });
    expect(await send("POST", "/", { origin: "http://localhost:3000" })).toMatchObject({ status: 403 });
  });
});

describe("forwarded headers", () => {
  const spoofed = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    forwarded: "for=203.0.113.9",
    "x-real-ip": "203.0.113.9",
    "x-console-client-address": "203.0.113.9",
    "x-console-own-call": "guess",
    "x-middleware-subrequest": "proxy:proxy",
    "x-action-forwarded": "1",
  };

  test("are dropped unless the peer is a trusted proxy", async () => {
    const { send, seen } = await open();
    await send("GET", "/", spoofed);
    const headers = seen[0]?.headers ?? {};
    expect(headers).toMatchObject({
      "x-console-client-address": "127.0.0.1",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "console.example.com",
      "x-forwarded-proto": "https",
    });
    for (const name of ["forwarded", "x-real-ip", "x-middleware-subrequest", "x-action-forwarded"])
      expect(headers).not.toHaveProperty(name);
  });

  test("tell the client's address behind a trusted proxy, but never the host", async () => {
    const { send, seen } = await open({ trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] });
    await send("GET", "/", { ...spoofed, "x-forwarded-for": "192.0.2.1, 198.51.100.7, 10.1.2.3" });
    expect(seen[0]?.headers).toMatchObject({
      "x-console-client-address": "198.51.100.7",
      "x-forwarded-host": "console.example.com",
    });
  });

  test("name the loopback host that the person typed", async () => {
    const { send, seen } = await open({ baseUrl: "http://127.0.0.1:3000" });
    await send("GET", "/", { host: "localhost:3000" });
    await send("GET", "/", { host: "evil.example:3000" });
    expect(seen.map(({ headers }) => headers["x-forwarded-host"])).toEqual(["localhost:3000", "127.0.0.1:3000"]);
  });

  test("Next's call to itself keeps the address of the first request", async () => {
    const { send, seen } = await open({ trustedProxies: ["127.0.0.1/32"] });
    await send("GET", "/", { "x-forwarded-for": "198.51.100.7" });
    const own = String(seen[0]?.headers["x-console-own-call"]);
    await send("GET", "/", {
      "x-console-own-call": own,
      "x-console-client-address": "198.51.100.7",
      "x-action-forwarded": "1",
    });
    expect(seen[1]?.headers).toMatchObject({ "x-console-client-address": "198.51.100.7", "x-action-forwarded": "1" });
  });
});

describe("sizes", () => {
  const big = Buffer.alloc(1024 * 1024 + 1, "a");

  test("a body over 1 MiB is refused by its Content-Length", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/", { ...ours, "content-length": String(big.length) }, big)).toMatchObject({
      status: 413,
      body: "too_large",
      headers: standing,
    });
    expect(seen).toEqual([]);
  });

  test("and by counting when it comes in chunks", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/", { ...ours, "transfer-encoding": "chunked" }, big)).toMatchObject({
      status: 413,
      headers: standing,
    });
    expect(seen).toEqual([]);
  });

  test("exactly 1 MiB passes", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/", { ...ours, "transfer-encoding": "chunked" }, big.subarray(1))).toMatchObject({
      status: 200,
    });
    expect(seen[0]?.body).toHaveLength(1024 * 1024);
  });

  test("more than a hundred headers, or 16 KiB of them, are refused", async () => {
    const { send } = await open();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`x-${index}`, "1"]));
    expect(await send("GET", "/", many)).toMatchObject({ status: 431, headers: standing });
    expect(await send("GET", "/", { "x-long": "a".repeat(17 * 1024) })).toMatchObject({
      status: 431,
      headers: standing,
    });
    const search = encodeURIComponent("库".repeat(10_000));
    expect(await send("GET", `/instances?search=${search}`)).toMatchObject({
      status: 431,
      body: expect.stringContaining("Shorten its search"),
    });
  });
});

describe("an action of an older page", () => {
  const action = { ...ours, "next-action": "00abc" };

  test("is told so, and nothing is executed", async () => {
    const { send, seen } = await open();
    const answer = await send("POST", "/instances", { ...action, "x-deployment-id": "yesterday" }, "[]");
    expect(answer).toMatchObject({ status: 409, body: "outdated", headers: { "content-type": "text/plain" } });
    expect(seen).toEqual([]);
  });

  test("of today's page passes", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/instances", { ...action, "x-deployment-id": "today" }, "[]")).toMatchObject({
      status: 200,
    });
    expect(seen).toHaveLength(1);
  });
});

describe("odd requests", () => {
  test.each(["//evil.example/", "/_next/static/../../instances", "/a/%2e%2e/b", "/a\\b", "http://evil.example/"])(
    "the target %s is refused",
    async (path) => {
      const { send, seen } = await open();
      expect(await send("GET", path)).toMatchObject({ status: 400, headers: standing });
      expect(seen).toEqual([]);
    },
  );

  test("dots inside a name and in the query are fine", async () => {
    const { send } = await open();
    expect(await send("GET", "/a..b/.well-known?next=/../x//y")).toMatchObject({ status: 200 });
  });

  test("no action runs under the path of the build's files, which proxy.ts does not see", async () => {
    const { send, seen } = await open();
    expect(await send("POST", "/_next/static/none.js", { ...ours, "next-action": "00abc" })).toMatchObject({
      status: 405,
    });
    expect(seen).toEqual([]);
  });

  test("what is not HTTP gets 400 with the standing headers", async () => {
    const { port } = await open();
    const socket = connect(port, "127.0.0.1");
    socket.end("NOT HTTP\r\n\r\n");
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("X-Content-Type-Options: nosniff");
  });

  test("a handler that throws answers 500 and logs one line without the body", async () => {
    const { send, lines } = await open({ handler: () => Promise.reject(new Error("secret body")) });
    expect(await send("POST", "/instances?token=abc", ours, "secret body")).toMatchObject({
      status: 500,
      body: "internal",
    });
    expect(lines).toEqual(["A request failed: POST /instances: Error"]);
  });
});

test("HSTS is said over https only", async () => {
  const secure = await open();
  const plain = await open({ baseUrl: "http://127.0.0.1:3000" });
  expect((await secure.send("GET", "/")).headers).toHaveProperty("strict-transport-security");
  expect((await plain.send("GET", "/")).headers).not.toHaveProperty("strict-transport-security");
});
