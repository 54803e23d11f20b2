import "server-only";
import { isRole } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import type { Actor, App } from "../context";

export type MemberActor = Extract<Actor, { kind: "member" }>;

/**
 * Who sends these headers: the session of the cookie, and the member that it belongs to, both read from the store each time, so that an
 * ended session or a changed role counts at once. Null without a session, without a member row, or with a role that nobody knows.
 * Throws Refusal "store_unavailable" when the store does not answer.
 */
export async function readSession(app: App, headers: Headers): Promise<MemberActor | null> {
  const found = await sessionOf(app, headers);
  if (!found) return null;
  const { user, session } = found;
  const member = await app.store.db
    .selectFrom("members")
    .select("role")
    .where("user_id", "=", user.id)
    .executeTakeFirst();
  if (!member || !isRole(member.role)) return null;
  return {
    kind: "member",
    userId: user.id,
    name: user.name,
    email: user.email,
    role: member.role,
    sessionId: session.id,
  };
}

async function sessionOf(app: App, headers: Headers) {
  try {
    return await app.auth.api.getSession({ headers });
  } catch (error) {
    // better-auth answers null for any cookie that is no session; what it throws here is the store's failure.
    app.log.error({ err: error }, "the session could not be read");
    throw new Refusal("store_unavailable");
  }
}
