import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSession } from "../auth/read-session";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { addPerson, auditTrail, browserOf, signedIn, TEST_PASSWORD, tokenOf, visitor } from "../testing/test-people";
import { claimReset } from "./claim-reset";
import { findLink } from "./find-link";
import { inviteMember } from "./invite-member";
import { join } from "./join";
import { listInvitations } from "./list-invitations";
import { removeMember } from "./remove-member";
import { resetPassword } from "./reset-password";
import { revokeInvitation } from "./revoke-invitation";

const HOUR_MILLIS = 3_600_000;
const NEW_PASSWORD = "a new and different sentence";

let test: TestApp;
let admin: Ctx;
let guests = 0;
beforeAll(async () => {
  test = await openTestApp();
  await addPerson(test.app, "admin@example.test", "admin");
  admin = await signedIn(test.app, "admin@example.test");
});
afterAll(() => test.close());
beforeEach(() => test.clock.advance(16 * 60_000));

const invite = (email = `guest${guests++}@example.test`) => inviteMember(admin, { email, role: "operator" });
const claim = (path: string) => join(visitor(test.app), { token: tokenOf(path), name: "Gus", password: NEW_PASSWORD });
const count = async (table: "user" | "members" | "invitations") =>
  (await test.app.store.db.selectFrom(table).selectAll().execute()).length;

describe("an invitation", () => {
  it("makes a member of the invited email and role, who can sign in", async () => {
    const { path } = await invite("gus@example.test");
    expect(await findLink(test.app, tokenOf(path))).toEqual({
      kind: "invitation",
      email: "gus@example.test",
      role: "operator",
    });
    await claim(path);
    const gus = await browserOf(test.app, "gus@example.test", { password: NEW_PASSWORD });
    expect(await readSession(test.app, gus)).toMatchObject({ name: "Gus", role: "operator" });
  });

  it("is claimed once, by two at the same time too", async () => {
    const { path } = await invite();
    const before = await count("user");
    const outcomes = await Promise.allSettled([claim(path), claim(path)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "link_invalid" } });
    await expect(claim(path)).rejects.toMatchObject({ code: "link_invalid" });
    expect(await count("user")).toBe(before + 1);
    expect(await count("members")).toBe(before + 1);
  });

  it("works until it expires, and not after", async () => {
    const { path } = await invite();
    await test.clock.advance(72 * HOUR_MILLIS - 1);
    expect(await findLink(test.app, tokenOf(path))).not.toBeNull();
    await test.clock.advance(1);
    expect(await findLink(test.app, tokenOf(path))).toBeNull();
    await expect(claim(path)).rejects.toMatchObject({ code: "link_invalid" });
  });

  it("does not work once revoked or replaced by a newer one for the same email", async () => {
    const revoked = await invite();
    await revokeInvitation(admin, { invitationId: revoked.id });
    await expect(claim(revoked.path)).rejects.toMatchObject({ code: "link_invalid" });
    await expect(revokeInvitation(admin, { invitationId: revoked.id })).rejects.toMatchObject({ code: "conflict" });

    const older = await invite("twice@example.test");
    const newer = await invite("twice@example.test");
    await expect(claim(older.path)).rejects.toMatchObject({ code: "link_invalid" });
    expect((await listInvitations(admin)).filter(({ email }) => email === "twice@example.test")).toHaveLength(1);
    await claim(newer.path);
    expect((await listInvitations(admin)).filter(({ email }) => email === "twice@example.test")).toHaveLength(0);
  });

  it("is refused for somebody who has an account", async () => {
    await expect(invite("admin@example.test")).rejects.toMatchObject({ code: "already_member" });
  });

  it("is not used up by a password that is too weak", async () => {
    const { path } = await invite("weak@example.test");
    for (const password of [
      "elevenchars",
      "aaaaaaaaaaaaaa",
      "passwordpassword",
      "weak@example.test",
      "x".repeat(129),
    ]) {
      await expect(join(visitor(test.app), { token: tokenOf(path), name: "Wei", password })).rejects.toMatchObject({
        code: "weak_password",
      });
    }
    await expect(claim(path)).resolves.toEqual({ email: "weak@example.test" });
  });

  it("leaves its secret nowhere but in the link", async () => {
    const { path } = await invite();
    const token = tokenOf(path);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    await claim(path);
    for (const table of ["invitations", "audit_events", "members"] as const) {
      expect(JSON.stringify(await test.app.store.db.selectFrom(table).selectAll().execute())).not.toContain(token);
    }
    expect(test.logged.join()).not.toContain(token);
    expect(test.logged.join()).not.toContain(NEW_PASSWORD);
    expect((await auditTrail(test.app)).slice(-4)).toEqual([
      "member.invite intent",
      "member.invite succeeded",
      "member.join intent",
      "member.join succeeded",
    ]);
  });
});

describe("a password reset", () => {
  it("ends all sessions, keeps the role, and its link sets a new password once", async () => {
    await addPerson(test.app, "lost@example.test", "operator");
    const before = await browserOf(test.app, "lost@example.test");
    const { path } = await resetPassword(test.app, " Lost@Example.test ");
    expect(await readSession(test.app, before)).toBeNull();

    const token = tokenOf(path);
    await claimReset(visitor(test.app), { token, password: NEW_PASSWORD });
    await expect(claimReset(visitor(test.app), { token, password: "yet another sentence" })).rejects.toMatchObject({
      code: "link_invalid",
    });
    await expect(browserOf(test.app, "lost@example.test", { password: TEST_PASSWORD })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    const after = await browserOf(test.app, "lost@example.test", { password: NEW_PASSWORD });
    expect(await readSession(test.app, after)).toMatchObject({ role: "operator" });
  });

  it("is refused for an email that nobody has", async () => {
    await expect(resetPassword(test.app, "nobody@example.test")).rejects.toMatchObject({ code: "not_found" });
  });

  it("does not make a link that joins, nor the other way round", async () => {
    await addPerson(test.app, "reset@example.test", "viewer");
    const reset = await resetPassword(test.app, "reset@example.test");
    await expect(claim(reset.path)).rejects.toMatchObject({ code: "link_invalid" });
    const invitation = await invite();
    const crossed = claimReset(visitor(test.app), { token: tokenOf(invitation.path), password: NEW_PASSWORD });
    await expect(crossed).rejects.toMatchObject({ code: "link_invalid" });
  });

  it("ends with the member: it opens no later account under the same email", async () => {
    const userId = await addPerson(test.app, "gone@example.test", "viewer");
    const { path } = await resetPassword(test.app, "gone@example.test");
    await removeMember(admin, { userId });
    await addPerson(test.app, "gone@example.test", "admin");
    await expect(claimReset(visitor(test.app), { token: tokenOf(path), password: NEW_PASSWORD })).rejects.toMatchObject(
      { code: "link_invalid" },
    );
  });
});
