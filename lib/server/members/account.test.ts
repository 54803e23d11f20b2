import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSession } from "../auth/read-session";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { addPerson, auditTrail, browserOf, contextOf, TEST_PASSWORD } from "../testing/test-people";
import { changePassword } from "./change-password";
import { endSession } from "./end-session";
import { listSessions } from "./list-sessions";
import { setLocale } from "./set-locale";

const NEW_PASSWORD = "a new and different sentence";

let test: TestApp;
let email: string;
let laptop: Headers;
let phone: Headers;
let people = 0;

beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.clock.advance(16 * 60_000);
  email = `person${people++}@example.test`;
  await addPerson(test.app, email, "viewer");
  laptop = await browserOf(test.app, email, { address: "192.0.2.1" });
  phone = await browserOf(test.app, email, { address: "192.0.2.2" });
});

async function on(browser: Headers): Promise<Ctx> {
  const ctx = await contextOf(test.app, browser);
  if (!ctx) throw new Error("not signed in");
  return ctx;
}

describe("sessions", () => {
  it("are listed with their address, this one first, and nobody else's", async () => {
    await addPerson(test.app, `x-${email}`, "admin");
    await browserOf(test.app, `x-${email}`, { address: "192.0.2.3" });
    const sessions = await listSessions(await on(phone));
    expect(sessions.map(({ address, current, userAgent }) => ({ address, current, userAgent }))).toEqual([
      { address: "192.0.2.2", current: true, userAgent: "test" },
      { address: "192.0.2.1", current: false, userAgent: "test" },
    ]);
  });

  it("end at once, and only one's own", async () => {
    const ctx = await on(phone);
    const other = (await listSessions(ctx)).find(({ current }) => !current);
    await endSession(ctx, { sessionId: other?.id ?? "" });
    expect(await readSession(test.app, laptop)).toBeNull();
    expect(await readSession(test.app, phone)).not.toBeNull();

    await addPerson(test.app, `y-${email}`, "admin");
    const stranger = await on(await browserOf(test.app, `y-${email}`));
    const [mine] = await listSessions(ctx);
    await expect(endSession(stranger, { sessionId: mine?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
    expect(await readSession(test.app, phone)).not.toBeNull();
  });
});

describe("changePassword", () => {
  it("replaces the password and ends the other sessions", async () => {
    await changePassword(await on(phone), { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD });
    expect(await readSession(test.app, phone)).not.toBeNull();
    expect(await readSession(test.app, laptop)).toBeNull();
    await expect(browserOf(test.app, email)).rejects.toMatchObject({ code: "wrong_credentials" });
    await expect(browserOf(test.app, email, { password: NEW_PASSWORD })).resolves.toBeDefined();
    expect(await auditTrail(test.app)).toContain("password.change succeeded");
    expect(test.logged.join()).not.toContain(NEW_PASSWORD);
  });

  it("changes nothing with a wrong current or a weak new password, and limits the guesses", async () => {
    const weak = changePassword(await on(phone), { currentPassword: TEST_PASSWORD, newPassword: "short" });
    await expect(weak).rejects.toMatchObject({ code: "weak_password" });
    const guess = async () =>
      changePassword(await on(phone), { currentPassword: "a wrong guess", newPassword: NEW_PASSWORD });
    for (let guesses = 0; guesses < 10; guesses++)
      await expect(guess()).rejects.toMatchObject({ code: "wrong_credentials" });
    await expect(guess()).rejects.toMatchObject({ code: "too_many_attempts" });
    expect(await readSession(test.app, laptop)).not.toBeNull();
    await expect(browserOf(test.app, email, { address: "192.0.2.9" })).resolves.toBeDefined();
  });
});

describe("setLocale", () => {
  it("keeps the language with the member", async () => {
    const ctx = await on(phone);
    await setLocale(ctx, { locale: "id" });
    const userId = ctx.actor.kind === "member" ? ctx.actor.userId : "";
    const row = await test.app.store.db
      .selectFrom("members")
      .select("locale")
      .where("user_id", "=", userId)
      .executeTakeFirst();
    expect(row).toEqual({ locale: "id" });
  });
});
