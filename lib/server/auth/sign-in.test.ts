import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "@/lib/domain/refusal";
import { openTestApp, type TestApp } from "../testing/test-app";
import { addPerson, auditTrail, browserOf, contextOf, signedIn, TEST_PASSWORD, visitor } from "../testing/test-people";
import { readSession } from "./read-session";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await addPerson(test.app, "ana@example.test", "operator");
});
afterAll(() => test.close());
// A window of the limiter each.
beforeEach(() => test.clock.advance(16 * 60_000));

const attempt = (email: string, password: string, address?: string) =>
  signIn(visitor(test.app, address), { email, password, headers: new Headers() });

describe("signIn", () => {
  it("starts a session that readSession knows, with the member's role", async () => {
    const browser = await browserOf(test.app, "ana@example.test");
    expect(await readSession(test.app, browser)).toMatchObject({
      kind: "member",
      email: "ana@example.test",
      role: "operator",
    });
  });

  it("sets a cookie that scripts and other sites can't use", async () => {
    const { responseHeaders } = await attempt("ana@example.test", TEST_PASSWORD);
    const cookie = responseHeaders.getSetCookie().find((text) => text.startsWith("console.session_token="));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  it("refuses a wrong password and an unknown email with the same words", async () => {
    const wrong = await attempt("ana@example.test", "another password").catch((error: unknown) => error);
    const unknown = await attempt("nobody@example.test", TEST_PASSWORD).catch((error: unknown) => error);
    expect(wrong).toEqual(new Refusal("wrong_credentials"));
    expect(unknown).toEqual(wrong);
  });

  it("hashes once for an unknown email too, so that its time tells nothing", async () => {
    const { password } = await test.app.auth.$context;
    const hash = vi.spyOn(password, "hash");
    const verify = vi.spyOn(password, "verify");
    await attempt("ana@example.test", "another password").catch(() => undefined);
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([0, 1]);
    await attempt("nobody@example.test", "another password").catch(() => undefined);
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([1, 1]);
    vi.restoreAllMocks();
  });

  it("writes the intent before the outcome, and never the password", async () => {
    await attempt("ana@example.test", "a secret that is wrong").catch(() => undefined);
    await attempt("ana@example.test", TEST_PASSWORD);
    expect((await auditTrail(test.app)).slice(-4)).toEqual([
      "session.sign-in intent",
      "session.sign-in refused",
      "session.sign-in intent",
      "session.sign-in succeeded",
    ]);
    const rows = JSON.stringify(await test.app.store.db.selectFrom("audit_events").selectAll().execute());
    const tokens = (await test.app.store.db.selectFrom("session").select("token").execute()).map(({ token }) => token);
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [TEST_PASSWORD, "a secret that is wrong", ...tokens]) {
      expect(rows).not.toContain(secret);
      expect(test.logged.join()).not.toContain(secret);
    }
  });

  it("lets a member in again whose role nobody knows only once it is mended", async () => {
    const userId = await addPerson(test.app, "odd@example.test", "viewer");
    const browser = await browserOf(test.app, "odd@example.test");
    const giveRole = (role: string) =>
      // What only a hand in the database can do.
      test.app.store.db
        .updateTable("members")
        .set({ role: role as "viewer" })
        .where("user_id", "=", userId)
        .execute();
    await giveRole("owner");
    expect(await readSession(test.app, browser)).toBeNull();
    await expect(attempt("odd@example.test", TEST_PASSWORD)).rejects.toMatchObject({ code: "not_permitted" });
    await giveRole("viewer");
    expect(await readSession(test.app, browser)).toMatchObject({ role: "viewer" });
  });

  it("takes no cookie that it has not signed", async () => {
    const browser = await browserOf(test.app, "ana@example.test");
    const [name, value = ""] = (browser.get("cookie") ?? "").split("=");
    const forged = new Headers({ cookie: `${name}=${value.replace(/^./, (first) => (first === "A" ? "B" : "A"))}` });
    expect(await readSession(test.app, forged)).toBeNull();
    expect(await readSession(test.app, new Headers())).toBeNull();
  });
});

describe("the limit on attempts", () => {
  const guess = (email: string, address: string) =>
    attempt(email, "wrong wrong wrong", address).then(
      () => "in",
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    );

  it("stops the eleventh guess at an account from one address, even with the right password, but not other addresses", async () => {
    for (let guesses = 0; guesses < 10; guesses++)
      expect(await guess("ana@example.test", "192.0.2.10")).toBe("wrong_credentials");
    await expect(attempt("ana@example.test", TEST_PASSWORD, "192.0.2.10")).rejects.toMatchObject({
      code: "too_many_attempts",
      params: { minutes: 15 },
    });
    await expect(attempt("ana@example.test", TEST_PASSWORD, "192.0.2.11")).resolves.toBeDefined();
  });

  it("counts guesses that are sent all at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 14 }, () => guess("ana@example.test", "192.0.2.20")));
    expect(outcomes.filter((outcome) => outcome === "wrong_credentials")).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === "too_many_attempts")).toHaveLength(4);
  });

  it("stops an address that tries many accounts, and writes nothing more to the audit then", async () => {
    // Nobody has these emails, so the hash is only there to take its time.
    vi.spyOn((await test.app.auth.$context).password, "hash").mockResolvedValue("");
    for (let guesses = 0; guesses < 50; guesses++) await guess(`user${guesses}@example.test`, "192.0.2.30");
    const before = (await auditTrail(test.app)).length;
    expect(await guess("ana@example.test", "192.0.2.30")).toBe("too_many_attempts");
    expect(await auditTrail(test.app)).toHaveLength(before);
    vi.restoreAllMocks();
  });

  it("starts anew when the window ends, and after a right password", async () => {
    for (let guesses = 0; guesses < 10; guesses++) await guess("ana@example.test", "192.0.2.40");
    expect(await guess("ana@example.test", "192.0.2.40")).toBe("too_many_attempts");
    await test.clock.advance(15 * 60_000);
    for (let guesses = 0; guesses < 9; guesses++) await guess("ana@example.test", "192.0.2.40");
    await attempt("ana@example.test", TEST_PASSWORD, "192.0.2.40");
    expect(await guess("ana@example.test", "192.0.2.40")).toBe("wrong_credentials");
  });
});

describe("signOut", () => {
  it("ends the session, not only its cookie", async () => {
    const browser = await browserOf(test.app, "ana@example.test");
    const other = await signedIn(test.app, "ana@example.test");
    const ctx = await contextOf(test.app, browser);
    if (!ctx) throw new Error("not signed in");
    await signOut(ctx, { headers: browser });
    expect(await readSession(test.app, browser)).toBeNull();
    const left = await test.app.store.db.selectFrom("session").select("id").execute();
    expect(left.map(({ id }) => id)).toContain(other.actor.kind === "member" ? other.actor.sessionId : "");
    expect((await auditTrail(test.app)).slice(-2)).toEqual(["session.sign-out intent", "session.sign-out succeeded"]);
  });
});
