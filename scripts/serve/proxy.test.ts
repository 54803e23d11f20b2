import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { App } from "@/lib/server/context";
import { setApp } from "@/lib/server/registry";
import { config, proxy } from "../../proxy";

// Its words need a request of Next's own.
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async (namespace: string) => (key: string) => `${namespace}.${key}`,
}));

const home = process.cwd();
let build = "";
beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), "proxy-"));
  mkdirSync(join(build, ".next/server"), { recursive: true });
  const action = (exportedName: string) => ({ filename: "lib/actions/session.ts", exportedName });
  writeFileSync(
    join(build, ".next/server/server-reference-manifest.json"),
    JSON.stringify({ node: { "00in": action("signIn"), "00out": action("signOut") }, edge: {} }),
  );
  process.chdir(build);
});
afterAll(() => {
  process.chdir(home);
  rmSync(build, { recursive: true });
});
beforeEach(() => serveAs("https://console.example.com"));

function serveAs(baseUrl: string, storeAnswers = true): void {
  // The gate reads nothing else of the app.
  setApp({ config: { baseUrl }, store: { reachable: async () => storeAnswers } } as unknown as App);
}

type Asked = { method?: string; headers?: Record<string, string> };
const session = { cookie: "__Secure-console.session_token=anything" };

function ask(path: string, { method = "GET", headers = {} }: Asked = {}) {
  return proxy(new NextRequest(new URL(path, "https://console.example.com"), { method, headers }));
}

const passed = (response: Response) => response.headers.get("x-middleware-next") === "1";

describe("without a session cookie", () => {
  test.each(["/sign-in", "/setup?token=a", "/join?token=a", "/api/health/live", "/api/health/ready"])(
    "%s is open",
    async (path) => {
      expect(passed(await ask(path))).toBe(true);
    },
  );

  test.each([
    ["/", "/sign-in"],
    ["/instances?region=ap-jakarta&page=2", "/sign-in?next=%2Finstances%3Fregion%3Dap-jakarta%26page%3D2"],
    ["/sign-information", "/sign-in?next=%2Fsign-information"],
    ["/nothing", "/sign-in?next=%2Fnothing"],
  ])("the page %s leads to sign-in", async (path, location) => {
    const response = await ask(path);
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(`https://console.example.com${location}`);
  });

  test.each(["/api/instances", "/api/audit", "/api/healthy", "/api/none"])("%s answers 401 as JSON", async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "signed_out", params: {} } });
  });

  test.each([
    ["an action", "/instances", { "next-action": "00out" }],
    ["a form", "/instances", {}],
    ["a form on a public page", "/sign-in", {}],
    ["a member's action on a public page", "/sign-in", { "next-action": "00out" }],
    ["an unknown action on a public page", "/sign-in", { "next-action": "00xx" }],
    ["a public action on a member's page", "/instances", { "next-action": "00in" }],
    [
      "an action with a cookie of another name",
      "/instances",
      { "next-action": "00out", cookie: "console.session_token=a" },
    ],
  ])("%s is refused", async (_, path, headers) => {
    const response = await ask(path, { method: "POST", headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(await response.text()).toBe("signed_out");
  });

  test("the public actions pass on the public pages", async () => {
    expect(passed(await ask("/sign-in", { method: "POST", headers: { "next-action": "00in" } }))).toBe(true);
  });
});

describe("with a session cookie", () => {
  test("pages and actions pass on to the check that counts", async () => {
    expect(passed(await ask("/instances", { headers: session }))).toBe(true);
    expect(passed(await ask("/instances", { method: "POST", headers: { ...session, "next-action": "00out" } }))).toBe(
      true,
    );
  });

  test("a form without script is no way in", async () => {
    expect((await ask("/instances", { method: "POST", headers: session })).status).toBe(405);
  });
});

describe("the policy", () => {
  const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

  test("has a nonce of its own each time, which the page gets too", async () => {
    const [one, other] = [await ask("/sign-in"), await ask("/sign-in")];
    const nonce = /script-src 'self' 'nonce-([\w+/=]+)' 'strict-dynamic';/.exec(policyOf(one))?.[1];
    expect(nonce).toHaveLength(24);
    expect(policyOf(other)).not.toContain(nonce);
    expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(one));
    expect(one.headers.get("x-middleware-request-x-nonce")).toBe(nonce);
  });

  test.each([
    ["a page", () => ask("/sign-in")],
    ["a redirect", () => ask("/instances")],
    ["a refusal", () => ask("/api/instances")],
  ])("is on %s", async (_, answer) => {
    expect(policyOf(await answer())).toContain("frame-ancestors 'none'");
  });

  test("upgrades requests only where the console is served over https", async () => {
    expect(policyOf(await ask("/sign-in"))).toContain("upgrade-insecure-requests");
    serveAs("http://127.0.0.1:3000");
    expect(policyOf(await ask("/sign-in"))).not.toContain("upgrade-insecure-requests");
  });
});

describe("while the store does not answer", () => {
  beforeEach(() => serveAs("https://console.example.com", false));

  test.each(["/sign-in", "/instances?page=2", "/"])("the page %s is the words about it, with 503", async (path) => {
    const response = await ask(path, { headers: session });
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain("storeAway.title");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test("routes and actions answer for themselves", async () => {
    expect(passed(await ask("/api/instances", { headers: session }))).toBe(true);
    expect(passed(await ask("/instances", { method: "POST", headers: { ...session, "next-action": "00out" } }))).toBe(
      true,
    );
  });

  test("who has no session is still sent to sign in", async () => {
    expect((await ask("/instances")).status).toBe(307);
  });
});

describe("the matcher", () => {
  const [pattern = ""] = config.matcher;
  const looksAt = (path: string) => new RegExp(`^${pattern}$`).test(path);

  test.each([
    "/",
    "/instances",
    "/api/instances",
    "/_next/image",
    "/_next/data/x.json",
    "/_next/staticfile",
    "/icon.svg/x",
    "/icon.svgx",
    "/favicon.ico/x",
  ])("looks at %s", (path) => {
    expect(looksAt(path)).toBe(true);
  });

  test.each(["/_next/static/chunks/a.js", "/icon.svg", "/favicon.ico"])("leaves out %s", (path) => {
    expect(looksAt(path)).toBe(false);
  });

  test("knows no header that leads around it", () => {
    expect(config.matcher.every((entry) => typeof entry === "string")).toBe(true);
  });
});
