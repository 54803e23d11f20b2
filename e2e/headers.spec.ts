import { cookieHeader } from "./fixtures/captured-action";
import { sendRaw } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";

const STANDING = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
};

test("security headers are on every answer: pages, files, API, errors, refusals", async ({ site, people }) => {
  const cookie = cookieHeader(await people.stateOf("admin"));
  for (const [path, options, status] of [
    ["/sign-in", {}, 200],
    ["/instances", {}, 307],
    ["/instances", { headers: { cookie } }, 200],
    ["/nowhere", { headers: { cookie } }, 404],
    ["/audit", { headers: { cookie } }, 200],
    ["/icon.svg", {}, 200],
    ["/favicon.ico", {}, 200],
    ["/_next/static/nothing.js", {}, 404],
    ["/api/instances", { headers: { cookie } }, 200],
    ["/api/instances", {}, 401],
    ["/api/nothing", { headers: { cookie } }, 404],
    ["/api/health/live", {}, 200],
    ["/api/health/ready", {}, 200],
    ["/instances", { method: "POST" }, 403],
    ["/instances", { method: "DELETE", headers: { origin: site.url } }, 405],
    ["/instances", { method: "POST", headers: { origin: site.url } }, 401],
    ["//evil.example/", {}, 400],
  ] as const) {
    const answer = await sendRaw(`${site.url}${path}`, options);
    const what = `${"method" in options ? options.method : "GET"} ${path}`;
    expect(answer, what).toMatchObject({ status, headers: STANDING });
    expect(answer.headers, what).not.toHaveProperty("x-powered-by");
    expect(answer.headers, what).not.toHaveProperty("strict-transport-security");
  }
});

test("scripts run by a nonce alone, another one for each page", async ({ site, people }) => {
  const cookie = cookieHeader(await people.stateOf("admin"));
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/nowhere", "/instances"]) {
    const { headers, body } = await sendRaw(`${site.url}${path}`, { headers: path === "/sign-in" ? {} : { cookie } });
    const policy = String(headers["content-security-policy"]);
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    for (const script of body.match(/<script[^>]*>/g) ?? []) expect(script).toContain(`nonce="${nonce}"`);
    expect(body).toMatch(/<script/);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
});

test("health is for everybody, says what it found, and nothing more", async ({ site }) => {
  const live = await sendRaw(`${site.url}/api/health/live`);
  expect([live.status, JSON.parse(live.body)]).toEqual([200, { status: "live" }]);
  const ready = await sendRaw(`${site.url}/api/health/ready`);
  expect([ready.status, JSON.parse(ready.body)]).toEqual([
    200,
    { status: "ready", parts: { store: "ok", worker: "ok" } },
  ]);
  expect(ready.headers["cache-control"]).toBe("no-store");
});

test("an answer of the API is never kept, and says in JSON who is missing", async ({ site }) => {
  for (const path of [
    "/api/instances",
    "/api/audit",
    "/api/changes",
    "/api/instances/ap-jakarta/cmgo-off01/certificate",
  ]) {
    const answer = await sendRaw(`${site.url}${path}`);
    expect(answer, path).toMatchObject({ status: 401, headers: { "cache-control": "no-store" } });
    expect(JSON.parse(answer.body), path).toMatchObject({ error: { code: "signed_out" } });
  }
});
