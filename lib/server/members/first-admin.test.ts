import { afterEach, describe, expect, it } from "vitest";
import { readSession } from "../auth/read-session";
import { openTestApp, type TestApp } from "../testing/test-app";
import { auditTrail, browserOf, tokenOf, visitor } from "../testing/test-people";
import { claimSetup } from "./claim-setup";
import { ensureFirstAdmin } from "./ensure-first-admin";
import { findLink } from "./find-link";

const PASSWORD = "the first of all passwords";
const open: TestApp[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

async function start(firstAdmin: { email: string; password: string } | null) {
  const test = await openTestApp({ config: (config) => ({ ...config, firstAdmin }) });
  open.push(test);
  return test;
}

const claim = ({ app }: TestApp, path: string, email = "first@example.test") =>
  claimSetup(visitor(app), { token: tokenOf(path), email, name: "First", password: PASSWORD });

describe("a console without members", () => {
  it("makes the administrator of the configuration, once", async () => {
    const test = await start({ email: "Root@Example.test", password: PASSWORD });
    expect(await ensureFirstAdmin(test.app)).toBeNull();
    expect(await ensureFirstAdmin(test.app)).toBeNull();
    const browser = await browserOf(test.app, "root@example.test", { password: PASSWORD });
    expect(await readSession(test.app, browser)).toMatchObject({ role: "admin" });
    expect((await auditTrail(test.app)).slice(0, 2)).toEqual(["member.join intent", "member.join succeeded"]);
    expect(test.logged.join()).not.toContain(PASSWORD);
  });

  it("makes one administrator when two processes start at the same time", async () => {
    const test = await start({ email: "root@example.test", password: PASSWORD });
    expect(await Promise.all([ensureFirstAdmin(test.app), ensureFirstAdmin(test.app)])).toEqual([null, null]);
    expect(await test.app.store.db.selectFrom("members").select("role").execute()).toEqual([{ role: "admin" }]);
  });

  it("refuses a weak ADMIN_PASSWORD", async () => {
    const test = await start({ email: "root@example.test", password: "admin" });
    await expect(ensureFirstAdmin(test.app)).rejects.toMatchObject({ code: "weak_password" });
  });

  it("else gives a fresh setup link at each start, and the earlier one stops working", async () => {
    const test = await start(null);
    const earlier = await ensureFirstAdmin(test.app);
    const path = await ensureFirstAdmin(test.app);
    expect(path).toMatch(/^\/setup\?token=[\w-]{43}$/);
    expect(path).not.toBe(earlier);
    await expect(claim(test, earlier ?? "")).rejects.toMatchObject({ code: "link_invalid" });
    await claim(test, path ?? "");
    expect(test.logged.join()).not.toContain(tokenOf(path ?? ""));
    expect(await ensureFirstAdmin(test.app)).toBeNull();
  });
});

describe("the setup link", () => {
  it("is claimed once, by two at the same time too", async () => {
    const test = await start(null);
    const path = (await ensureFirstAdmin(test.app)) ?? "";
    const outcomes = await Promise.allSettled([
      claim(test, path, "one@example.test"),
      claim(test, path, "two@example.test"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await test.app.store.db.selectFrom("members").select("role").execute()).toEqual([{ role: "admin" }]);
    expect(await test.app.store.db.selectFrom("user").select("id").execute()).toHaveLength(1);
    await expect(claim(test, path, "three@example.test")).rejects.toMatchObject({ code: "link_invalid" });
  });

  it("expires", async () => {
    const test = await start(null);
    const path = (await ensureFirstAdmin(test.app)) ?? "";
    await test.clock.advance(24 * 3_600_000);
    expect(await findLink(test.app, tokenOf(path))).toBeNull();
    await expect(claim(test, path)).rejects.toMatchObject({ code: "link_invalid" });
  });
});
