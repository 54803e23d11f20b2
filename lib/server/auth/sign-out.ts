import "server-only";
import { type Ctx, requirePermission } from "../context";
import { auditedTransaction } from "./audited-transaction";

/** Ends the session that these headers carry, and has its cookie removed. */
export async function signOut(ctx: Ctx, { headers }: { headers: Headers }): Promise<void> {
  requirePermission(ctx, "own-account.manage");
  const { actor, app } = ctx;
  if (actor.kind !== "member") return;
  await auditedTransaction(ctx, { action: "session.sign-out" }, (trx) =>
    trx.deleteFrom("session").where("id", "=", actor.sessionId).execute(),
  );
  await app.auth.api.signOut({ headers });
}
