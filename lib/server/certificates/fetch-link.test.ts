import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeCertificate } from "../testing/test-certificate";
import { type LinkServer, startLinkServer } from "../testing/test-link-server";
import { CertificateError } from "./certificate-error";
import { type FetchOptions, fetchLink } from "./fetch-link";
import type { LinkRules } from "./link-rules";
import type { HostAddress, Resolve } from "./resolve-host";

const HOST = "files.example.test";
const servers: LinkServer[] = [];
/** Stands for the public Internet: 127.0.0.2 is allowed to the name, this machine's 127.0.0.1 is not. */
const rules: LinkRules = { hosts: [HOST, "other.example.test"], networks: ["127.0.0.2/32"], allowHttp: true };

async function serve(listener?: RequestListener, options?: Parameters<typeof startLinkServer>[1]): Promise<LinkServer> {
  const server = await startLinkServer(listener, { address: "127.0.0.2", ...options });
  servers.push(server);
  return server;
}

function resolveTo(...answers: readonly string[][]): Resolve & { asked: string[] } {
  const asked: string[] = [];
  const resolve = async (host: string): Promise<HostAddress[]> => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(host);
    return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  };
  return Object.assign(resolve, { asked });
}

async function problem(
  link: string | null,
  options: FetchOptions = {},
  given: Partial<LinkRules> = {},
): Promise<CertificateError> {
  try {
    await fetchLink(link, { ...rules, ...given }, { resolve: resolveTo(["127.0.0.2"]), ...options });
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
  throw new Error("expected a refusal");
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("fetchLink", () => {
  it("brings the bytes and says that they came without authentication", async () => {
    const server = await serve((_request, response) => response.end("bytes"));
    const fetched = await fetchLink(`http://${HOST}:${server.port}/ca.crt?q=1`, rules, {
      resolve: resolveTo(["127.0.0.2"]),
    });
    expect(fetched).toEqual({ body: Buffer.from("bytes"), overHttp: true });
    expect(server.requests[0]?.url).toBe("/ca.crt?q=1");
    expect(server.requests[0]?.headers).not.toHaveProperty("cookie");
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
    expect(server.requests[0]?.headers.host).toBe(`${HOST}:${server.port}`);
  });

  it("asks no proxy", async () => {
    const proxy = await serve();
    const server = await serve((_request, response) => response.end("bytes"));
    for (const name of ["http_proxy", "HTTP_PROXY", "ALL_PROXY"]) vi.stubEnv(name, `http://127.0.0.2:${proxy.port}`);
    await fetchLink(`http://${HOST}:${server.port}/`, rules, { resolve: resolveTo(["127.0.0.2"]) });
    expect(proxy.connections()).toBe(0);
  });

  it("checks the server's name over https, whatever the environment says", async () => {
    const { pem, privateKeyPem } = await makeCertificate({ hosts: [HOST] });
    const server = await serve((_request, response) => response.end("bytes"), {
      tls: { key: privateKeyPem, cert: pem },
    });
    const resolve = resolveTo(["127.0.0.2"]);
    const fetched = await fetchLink(`https://${HOST}:${server.port}/`, rules, { resolve, ca: pem });
    expect(fetched.overHttp).toBe(false);
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    expect((await problem(`https://${HOST}:${server.port}/`)).reason).toBe("tls_failed");
    expect((await problem(`https://other.example.test:${server.port}/`, { ca: pem })).reason).toBe("tls_failed");
    expect(server.requests).toHaveLength(1);
  });

  it.each([null, "", "javascript:alert(1)", "ftp://files.example.test/", "https://evil.example/"])(
    "looks no name up for %j",
    async (link) => {
      const resolve = resolveTo(["127.0.0.2"]);
      await problem(link, { resolve });
      expect(resolve.asked).toEqual([]);
    },
  );

  it.each([
    ["127.0.0.1"],
    ["127.0.0.2", "127.0.0.1"],
    ["::ffff:127.0.0.1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["64:ff9b::7f00:1"],
    ["::1"],
  ])("opens no connection when the name has the addresses %s", async (...addresses) => {
    const forbidden = await startLinkServer();
    servers.push(forbidden);
    const allowed = await serve(undefined);
    for (const { port } of [forbidden, allowed]) {
      expect((await problem(`http://${HOST}:${port}/`, { resolve: resolveTo(addresses) })).reason).toBe(
        "address_refused",
      );
    }
    expect([forbidden.connections(), allowed.connections()]).toEqual([0, 0]);
  });

  it.each(["http://2130706433", "http://0177.0.0.1", "http://[::ffff:127.0.0.1]", "http://127.0.0.1"])(
    "opens no connection to %s",
    async (origin) => {
      const forbidden = await startLinkServer();
      servers.push(forbidden);
      const listed = new URL(origin).hostname;
      const refused = await problem(`${origin}:${forbidden.port}/`, {}, { hosts: [HOST] });
      expect(refused.reason).toBe("host_refused");
      // Listed as a host but not loopback's own name: the address is still judged.
      if (listed !== "127.0.0.1")
        expect((await problem(`${origin}:${forbidden.port}/`, {}, { hosts: [listed] })).reason).toBe("address_refused");
      expect(forbidden.connections()).toBe(0);
    },
  );

  it("connects to the address that was checked, even if the name moves meanwhile", async () => {
    const forbidden = await startLinkServer();
    servers.push(forbidden);
    const server = await serve((_request, response) => response.end("bytes"));
    const resolve = resolveTo(["127.0.0.2"], ["127.0.0.1"]);
    await fetchLink(`http://${HOST}:${server.port}/`, rules, { resolve });
    expect(resolve.asked).toEqual([HOST]);
    expect(server.connections()).toBe(1);
    server.answer((_request, response) =>
      response.writeHead(302, { location: `http://${HOST}:${forbidden.port}/` }).end(),
    );
    const rebinding = resolveTo(["127.0.0.2"], ["127.0.0.1"]);
    expect((await problem(`http://${HOST}:${server.port}/`, { resolve: rebinding })).reason).toBe("address_refused");
    expect(forbidden.connections()).toBe(0);
  });

  it.each([
    ["http://127.0.0.1:PORT/", "host_refused"],
    ["http://evil.example:PORT/", "host_refused"],
    ["//evil.example:PORT/x", "host_refused"],
    ["file:///etc/passwd", "scheme_refused"],
    ["http://user:pass@files.example.test/", "link_invalid"],
    ["http://", "link_invalid"],
    ["", "redirect_limit"],
  ])("follows no redirect to %j", async (target, reason) => {
    const forbidden = await startLinkServer();
    servers.push(forbidden);
    const location = target.replace("PORT", String(forbidden.port));
    const server = await serve((_request, response) => response.writeHead(302, { location }).end());
    const refused = await problem(`http://${HOST}:${server.port}/`);
    expect(refused.reason).toBe(reason);
    expect(forbidden.connections()).toBe(0);
  });

  it("does not leave https by a redirect unless http is allowed", async () => {
    const { pem, privateKeyPem } = await makeCertificate({ hosts: [HOST] });
    const plain = await serve((_request, response) => response.end("bytes"));
    const listener: RequestListener = (_request, response) =>
      response.writeHead(301, { location: `http://${HOST}:${plain.port}/` }).end();
    const server = await serve(listener, { tls: { key: privateKeyPem, cert: pem } });
    const link = `https://${HOST}:${server.port}/`;
    expect((await problem(link, { ca: pem }, { allowHttp: false })).reason).toBe("http_refused");
    expect(plain.connections()).toBe(0);
    const fetched = await fetchLink(link, rules, { resolve: resolveTo(["127.0.0.2"]), ca: pem });
    expect(fetched.overHttp).toBe(true);
  });

  it("remembers http on the way when a redirect ends at https", async () => {
    const { pem, privateKeyPem } = await makeCertificate({ hosts: [HOST] });
    const tls = { key: privateKeyPem, cert: pem };
    const server = await serve((_request, response) => response.end("bytes"), { tls });
    const location = `https://${HOST}:${server.port}/`;
    const plain = await serve((_request, response) => response.writeHead(301, { location }).end());
    const options = { resolve: resolveTo(["127.0.0.2"]), ca: pem };
    const fetched = await fetchLink(`http://${HOST}:${plain.port}/`, rules, options);
    expect(fetched.overHttp).toBe(true);
  });

  it("follows three redirects and no fourth", async () => {
    const server = await serve((request, response) => {
      const left = Number(new URL(request.url ?? "/", "http://x").searchParams.get("left"));
      if (left > 0) response.writeHead(307, { location: `/?left=${left - 1}` }).end();
      else response.end("bytes");
    });
    const resolve = resolveTo(["127.0.0.2"]);
    const fetched = await fetchLink(`http://${HOST}:${server.port}/?left=3`, rules, { resolve });
    expect(fetched.body.toString()).toBe("bytes");
    expect((await problem(`http://${HOST}:${server.port}/?left=4`)).reason).toBe("redirect_limit");
  });

  it("cuts a stream of 100 MB off at 1 MiB", async () => {
    const block = Buffer.alloc(64 * 1024, "x");
    let sent = 0;
    let hungUp: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const server = await serve((_request, response) => {
      response.on("close", hungUp);
      const write = () => {
        while (sent < 100 * 1024 * 1024 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) {
            response.once("drain", write);
            return;
          }
        }
        response.end();
      };
      write();
    });
    expect((await problem(`http://${HOST}:${server.port}/`)).reason).toBe("too_large");
    await closed;
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it("reads nothing of a body that is announced as too large, and takes one of exactly 1 MiB", async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-length": 1024 * 1024 + 1 }).flushHeaders(),
    );
    expect((await problem(`http://${HOST}:${server.port}/`)).reason).toBe("too_large");
    server.answer((_request, response) => response.end(Buffer.alloc(1024 * 1024)));
    const fetched = await fetchLink(`http://${HOST}:${server.port}/`, rules, { resolve: resolveTo(["127.0.0.2"]) });
    expect(fetched.body).toHaveLength(1024 * 1024);
  });

  it.each<[string, RequestListener]>([
    ["never answers", () => undefined],
    ["never ends", (_request, response) => void response.write("-----BEGIN")],
  ])("gives up on a server that %s", async (_name, listener) => {
    const server = await serve(listener);
    const refused = await problem(`http://${HOST}:${server.port}/`, { timeoutMillis: 60 });
    expect(refused.reason).toBe("timed_out");
    expect(refused.params).toEqual({ host: HOST, seconds: 0.06 });
  });

  it("counts the whole way in one time, and the look-up of the name", async () => {
    const server = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: "/" }).end(), 60);
    });
    expect((await problem(`http://${HOST}:${server.port}/`, { timeoutMillis: 130 })).reason).toBe("timed_out");
    const never = () => new Promise<HostAddress[]>(() => undefined);
    expect((await problem(`http://${HOST}:${server.port}/`, { timeoutMillis: 60, resolve: never })).reason).toBe(
      "timed_out",
    );
  });

  it("tells an unknown name, a refused connection, a cut answer and an error status apart", async () => {
    const server = await serve((_request, response) => response.writeHead(403).end("<Error>expired</Error>"));
    const link = `http://${HOST}:${server.port}/`;
    const status = await problem(link);
    expect([status.reason, status.params]).toEqual(["http_status", { host: HOST, status: 403 }]);
    server.answer((_request, response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("-----BEGIN", () => response.destroy());
    });
    expect((await problem(link)).reason).toBe("unreachable");
    expect((await problem(link, { resolve: async () => Promise.reject(new Error("ENOTFOUND")) })).reason).toBe(
      "host_unknown",
    );
    await servers.pop()?.close();
    expect((await problem(link)).reason).toBe("unreachable");
  });

  it("never repeats the link's path or query, which may be signed", async () => {
    const server = await serve((_request, response) => response.writeHead(404).end());
    const refused = await problem(`http://${HOST}:${server.port}/path?q-signature=secret`);
    expect(JSON.stringify([refused.message, refused.params])).not.toMatch(/secret|path/);
  });
});
