import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { hashPassword, isCurrentPassword, storePasswordHash } from "../auth/password-hash";
import { requireStrongPassword } from "../auth/password-rule";
import { countSignInAttempt, forgiveSignInAttempts } from "../auth/sign-in-limit";
import { type Ctx, requirePermission } from "../context";

/**
 * Replaces the asking member's password and ends all their other sessions. Guesses at the present one count like attempts to sign in.
 * @throws Refusal "weak_password", "wrong_credentials", "too_many_attempts"
 */
export async function changePassword(ctx: Ctx, input: { currentPassword: string; newPassword: string }): Promise<void> {
  requirePermission(ctx, "own-account.manage");
  const { actor, app } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "own-account.manage" });
  requireStrongPassword(input.newPassword, actor.email);
  await countSignInAttempt(ctx, actor.email);
  const right = await isCurrentPassword(app, actor.userId, input.currentPassword);
  const passwordHash = right ? await hashPassword(app, input.newPassword) : "";
  await auditedTransaction(ctx, { action: "password.change" }, async (trx) => {
    if (!right) throw new Refusal("wrong_credentials");
    await storePasswordHash(app, trx, actor.userId, passwordHash);
    await trx.deleteFrom("session").where("userId", "=", actor.userId).where("id", "<>", actor.sessionId).execute();
  });
  await forgiveSignInAttempts(ctx, actor.email);
}
