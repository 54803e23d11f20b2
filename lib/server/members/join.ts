import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { endSoloMode } from "../approvals/end-solo-mode";
import { auditedTransaction } from "../auth/audited-transaction";
import { hashPassword } from "../auth/password-hash";
import { requireStrongPassword } from "../auth/password-rule";
import type { Ctx } from "../context";
import { claimLink } from "./claim-link";
import { createMember } from "./create-member";
import { findLink } from "./find-link";

/**
 * Claims an invitation: whoever holds the link becomes a member in the invited role. Needs no permission but the link.
 * @throws Refusal "link_invalid", "weak_password", "already_member"
 */
export async function join(
  ctx: Ctx,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<{ email: string }> {
  const { app } = ctx;
  const link = await findLink(app, token);
  if (link?.kind !== "invitation" || link.email === null) throw new Refusal("link_invalid");
  const { email, role } = link;
  requireStrongPassword(password, email);
  const passwordHash = await hashPassword(app, password);
  await auditedTransaction(ctx, { action: "member.join", email, role }, async (trx) => {
    await claimLink(trx, { token, kind: "invitation", now: app.clock.now() });
    await createMember(app, trx, { email, name, passwordHash, role });
    await endSoloMode(trx, ctx);
  });
  return { email };
}
