import "server-only";
import { isAPIError } from "better-auth/api";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { isRole } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import type { Ctx } from "../context";
import { auditFailure } from "./audit-failure";
import type { MemberActor } from "./read-session";
import { countSignInAttempt, forgiveSignInAttempts } from "./sign-in-limit";

export type SignedIn = {
  readonly actor: MemberActor;
  readonly locale: string | null;
  /** Holds the session's Set-Cookie. In a server action Next has been given it already. */
  readonly responseHeaders: Headers;
};

/**
 * Starts a session. `headers` are the request's, for the session's device and address. An unknown email and a wrong password are the
 * same refusal after the same work.
 * @throws Refusal "too_many_attempts", "wrong_credentials", or "not_permitted" for a person without a role.
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; headers: Headers },
): Promise<SignedIn> {
  const { store } = ctx.app;
  const event: AuditEvent = { action: "session.sign-in", email: input.email };
  // Before the audit: somebody who only knocks must not be able to fill it.
  await countSignInAttempt(ctx, input.email);
  await store.transaction((trx) => appendAudit(trx, ctx, { event, outcome: "intent", subjectId: ctx.requestId }));
  try {
    const signedIn = await startSession(ctx, input);
    await store.transaction((trx) =>
      appendAudit(trx, { ...ctx, actor: signedIn.actor }, { event, outcome: "succeeded", subjectId: ctx.requestId }),
    );
    await forgiveSignInAttempts(ctx, input.email);
    return signedIn;
  } catch (error) {
    await auditFailure(ctx, event, error);
    throw error;
  }
}

async function startSession(
  ctx: Ctx,
  { email, password, headers }: { email: string; password: string; headers: Headers },
): Promise<SignedIn> {
  const { auth, store } = ctx.app;
  const answer = await auth.api
    .signInEmail({ body: { email, password }, headers, returnHeaders: true })
    .catch((error: unknown) => {
      if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400))
        throw new Refusal("wrong_credentials");
      throw error;
    });
  const { user, token } = answer.response;
  const session = await store.db
    .selectFrom("session")
    .select("id")
    .where("token", "=", token)
    .executeTakeFirstOrThrow();
  const member = await store.db
    .selectFrom("members")
    .select(["role", "locale"])
    .where("user_id", "=", user.id)
    .executeTakeFirst();
  if (!member || !isRole(member.role)) {
    await store.transaction((trx) => trx.deleteFrom("session").where("id", "=", session.id).execute());
    throw new Refusal("not_permitted", { permission: "own-account.manage" });
  }
  return {
    actor: {
      kind: "member",
      userId: user.id,
      name: user.name,
      email: user.email,
      role: member.role,
      sessionId: session.id,
    },
    locale: member.locale,
    responseHeaders: answer.headers,
  };
}
