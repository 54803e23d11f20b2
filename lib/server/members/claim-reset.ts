import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { hashPassword, storePasswordHash } from "../auth/password-hash";
import { requireStrongPassword } from "../auth/password-rule";
import type { Ctx } from "../context";
import { claimLink } from "./claim-link";
import { findLink } from "./find-link";

/**
 * Sets a new password by the link of `resetPassword`, and ends all sessions of the member. Needs no permission but the link.
 * @throws Refusal "link_invalid", "weak_password"
 */
export async function claimReset(
  ctx: Ctx,
  { token, password }: { token: string; password: string },
): Promise<{ email: string }> {
  const { app } = ctx;
  const link = await findLink(app, token);
  if (link?.kind !== "reset" || link.email === null) throw new Refusal("link_invalid");
  const { email } = link;
  requireStrongPassword(password, email);
  const passwordHash = await hashPassword(app, password);
  await auditedTransaction(ctx, { action: "password.reset", email }, async (trx) => {
    await claimLink(trx, { token, kind: "reset", now: app.clock.now() });
    const user = await trx.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
    // The member was removed after the link was made.
    if (!user) throw new Refusal("link_invalid");
    await storePasswordHash(app, trx, user.id, passwordHash);
    await trx.deleteFrom("session").where("userId", "=", user.id).execute();
  });
  return { email };
}
