import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx } from "../context";
import { setApp } from "../registry";
import { openTestApp, type TestApp } from "../testing/test-app";
import { addPerson, browserOf } from "../testing/test-people";
import { withRoute } from "./with-route";

let test: TestApp;
let browser: Headers;
beforeAll(async () => {
  test = await openTestApp();
  setApp(test.app);
  await addPerson(test.app, "viewer@example.test", "viewer");
  browser = await browserOf(test.app, "viewer@example.test");
});
afterAll(() => test.close());

const segment = { params: Promise.resolve({ region: "ap-jakarta" }) };
const request = (headers: Headers) => new Request("http://127.0.0.1:3000/api/thing", { headers });
const answers = () => Promise.resolve(Response.json({ secret: "the body" }));

describe("withRoute", () => {
  it("answers 401 as JSON without a session, and the handler does not run", async () => {
    let ran = false;
    const route = withRoute("instance.read", () => {
      ran = true;
      return answers();
    });
    const response = await route(request(new Headers()), segment);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "signed_out", params: {} } });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(ran).toBe(false);
  });

  it("answers 403 without the permission, and tells nothing of the body", async () => {
    const response = await withRoute("audit.read", answers)(request(browser), segment);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain("the body");
  });

  it("hands on who asks, from where, and the route's parameters", async () => {
    let seen: { ctx: Ctx; params: Record<string, string> } | undefined;
    const route = withRoute("instance.read", (ctx, _request, params) => {
      seen = { ctx, params };
      return answers();
    });
    const response = await route(request(browser), segment);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(seen?.ctx.actor).toMatchObject({ email: "viewer@example.test", role: "viewer" });
    expect(seen?.ctx.clientAddress).toBe("192.0.2.1");
    expect(seen?.params).toEqual({ region: "ap-jakarta" });
  });

  it.each([
    ["invalid_input", 400],
    ["not_found", 404],
    ["conflict", 409],
    ["store_unavailable", 503],
  ] as const)("answers a refusal %s as %i", async (code, status) => {
    const route = withRoute("instance.read", () => Promise.reject(new Refusal(code, { name: "x" })));
    const response = await route(request(browser), segment);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, params: { name: "x" } } });
  });

  it("answers anything else as 500 with the id under which the log holds it", async () => {
    const route = withRoute("instance.read", () => Promise.reject(new Error("the disk of db7 is broken")));
    const response = await route(request(browser), segment);
    expect(response.status).toBe(500);
    const { error } = await response.json();
    expect(error).toEqual({ code: "unexpected", params: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    const line = test.logged.find((text) => text.includes(error.params.id));
    expect(line).toContain("the disk of db7 is broken");
  });
});
