import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { hashPassword } from "../auth/password-hash";
import { requireStrongPassword } from "../auth/password-rule";
import type { App } from "../context";
import { createMember } from "./create-member";
import { hasMembers } from "./has-members";
import { lockMembers } from "./lock-members";
import { makeLink } from "./make-link";
import { programContext } from "./program-context";

/**
 * On a console without members: makes the administrator of ADMIN_EMAIL and ADMIN_PASSWORD, or a fresh setup link, whose path it returns
 * (earlier ones stop working). Null when nobody needs a link.
 * @throws Refusal "weak_password" about ADMIN_PASSWORD
 */
export async function ensureFirstAdmin(app: App): Promise<string | null> {
  if (await hasMembers(app.store.db)) return null;
  const { firstAdmin } = app.config;
  if (!firstAdmin) {
    const { path } = await app.store.transaction((trx) =>
      makeLink(trx, { kind: "setup", email: null, role: "admin", invitedBy: null, now: app.clock.now() }),
    );
    return path;
  }
  const email = firstAdmin.email.trim().toLowerCase();
  requireStrongPassword(firstAdmin.password, email);
  const passwordHash = await hashPassword(app, firstAdmin.password);
  await auditedTransaction(
    programContext(app, "first-admin"),
    { action: "member.join", email, role: "admin" },
    async (trx) => {
      await lockMembers(app, trx);
      // Another replica may have been faster.
      if (await hasMembers(trx)) throw new Refusal("already_member", { email });
      await createMember(app, trx, { email, name: email, passwordHash, role: "admin" });
    },
  ).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === "already_member")) throw error;
  });
  return null;
}
