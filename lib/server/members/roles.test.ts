import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/permission";
import { readSession } from "../auth/read-session";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { addPerson, auditTrail, browserOf, signedIn } from "../testing/test-people";
import { inviteMember } from "./invite-member";
import { listInvitations } from "./list-invitations";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { revokeInvitation } from "./revoke-invitation";
import { setRole } from "./set-role";

let test: TestApp | undefined;
let admin: Ctx;
let adminId: string;

beforeEach(async () => {
  await test?.close();
  test = await openTestApp();
  adminId = await addPerson(test.app, "admin@example.test", "admin");
  admin = await signedIn(test.app, "admin@example.test");
});
afterAll(() => test?.close());

const roleOf = async (userId: string): Promise<Role | undefined> =>
  (await admin.app.store.db.selectFrom("members").select("role").where("user_id", "=", userId).executeTakeFirst())
    ?.role;

describe.each(["viewer", "operator"] as const)("a %s", (role) => {
  it("may not see or change the members, nothing is written, and the administrator still may", async () => {
    await addPerson(admin.app, "other@example.test", role);
    const other = await signedIn(admin.app, "other@example.test");
    const invitation = await inviteMember(admin, { email: "guest@example.test", role: "viewer" });
    const rows = async () => ({
      members: await admin.app.store.db.selectFrom("members").selectAll().execute(),
      invitations: await admin.app.store.db.selectFrom("invitations").selectAll().execute(),
      audit: await auditTrail(admin.app),
    });
    const before = await rows();
    const attempts = [
      () => inviteMember(other, { email: "friend@example.test", role: "admin" }),
      () => setRole(other, { userId: adminId, role: "viewer" }),
      () => removeMember(other, { userId: adminId }),
      () => revokeInvitation(other, { invitationId: invitation.id }),
      () => listMembers(other),
      () => listInvitations(other),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_permitted" });
    expect(await rows()).toEqual(before);

    await revokeInvitation(admin, { invitationId: invitation.id });
    expect(await listInvitations(admin)).toEqual([]);
  });
});

describe("the last administrator", () => {
  it("can be neither demoted nor removed, by themselves either", async () => {
    await expect(setRole(admin, { userId: adminId, role: "operator" })).rejects.toMatchObject({ code: "last_admin" });
    await expect(removeMember(admin, { userId: adminId })).rejects.toMatchObject({ code: "last_admin" });
    expect(await roleOf(adminId)).toBe("admin");
    expect((await auditTrail(admin.app)).slice(-2)).toEqual(["member.remove intent", "member.remove refused"]);
  });

  it("is left when two administrators demote each other at the same time", async () => {
    const secondId = await addPerson(admin.app, "second@example.test", "admin");
    const second = await signedIn(admin.app, "second@example.test");
    const outcomes = await Promise.allSettled([
      setRole(admin, { userId: secondId, role: "viewer" }),
      setRole(second, { userId: adminId, role: "viewer" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(new Set([await roleOf(adminId), await roleOf(secondId)])).toEqual(new Set(["admin", "viewer"]));
  });
});

describe("setRole", () => {
  it("counts from the very next request", async () => {
    const userId = await addPerson(admin.app, "ana@example.test", "viewer");
    const browser = await browserOf(admin.app, "ana@example.test");
    await setRole(admin, { userId, role: "operator" });
    expect(await readSession(admin.app, browser)).toMatchObject({ role: "operator" });
  });

  it("is refused for nobody", async () => {
    await expect(setRole(admin, { userId: "nobody", role: "operator" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("removeMember", () => {
  it("ends the person's sessions at once and leaves nothing to sign in with", async () => {
    const userId = await addPerson(admin.app, "ana@example.test", "operator");
    const browser = await browserOf(admin.app, "ana@example.test");
    await removeMember(admin, { userId });
    expect(await readSession(admin.app, browser)).toBeNull();
    await expect(browserOf(admin.app, "ana@example.test")).rejects.toMatchObject({ code: "wrong_credentials" });
    expect((await listMembers(admin)).map(({ email }) => email)).toEqual(["admin@example.test"]);
    expect(
      (await admin.app.store.db.selectFrom("session").select("userId").execute()).map((row) => row.userId),
    ).not.toContain(userId);
    expect(await auditTrail(admin.app)).toContain("member.remove succeeded");
  });
});
