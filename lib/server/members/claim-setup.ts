import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { hashPassword } from "../auth/password-hash";
import { requireStrongPassword } from "../auth/password-rule";
import type { Ctx } from "../context";
import { claimLink } from "./claim-link";
import { createMember } from "./create-member";
import { findLink } from "./find-link";
import { hasMembers } from "./has-members";
import { lockMembers } from "./lock-members";

type Setup = { readonly token: string; readonly email: string; readonly name: string; readonly password: string };

/**
 * Claims the setup link of a console without members: the first administrator. Needs no permission but the link.
 * @throws Refusal "link_invalid", also once there is any member; "weak_password"
 */
export async function claimSetup(ctx: Ctx, { token, email, name, password }: Setup): Promise<void> {
  const { app } = ctx;
  const link = await findLink(app, token);
  if (link?.kind !== "setup") throw new Refusal("link_invalid");
  requireStrongPassword(password, email);
  const passwordHash = await hashPassword(app, password);
  await auditedTransaction(ctx, { action: "member.join", email, role: "admin" }, async (trx) => {
    await lockMembers(app, trx);
    if (await hasMembers(trx)) throw new Refusal("link_invalid");
    await claimLink(trx, { token, kind: "setup", now: app.clock.now() });
    await createMember(app, trx, { email, name, passwordHash, role: "admin" });
  });
}
