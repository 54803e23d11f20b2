import "server-only";
import type { Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { authAdapter } from "../auth/auth-adapter";
import { CREDENTIAL_PROVIDER } from "../auth/password-hash";
import type { App, Trx } from "../context";
import { lockMembers } from "./lock-members";

type NewMember = { readonly email: string; readonly name: string; readonly passwordHash: string; readonly role: Role };

/**
 * Makes a person who can sign in: user, password and role, in the caller's transaction.
 * @throws Refusal "already_member" when the email is taken.
 */
export async function createMember(
  app: App,
  trx: Trx,
  { email, name, passwordHash, role }: NewMember,
): Promise<string> {
  await lockMembers(app, trx);
  const taken = await trx.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
  if (taken) throw new Refusal("already_member", { email });
  const adapter = await authAdapter(app, trx);
  const now = new Date(app.clock.now());
  const times = { createdAt: now, updatedAt: now };
  const user = await adapter.create<{ id: string }>({
    model: "user",
    data: { email, name, emailVerified: false, image: null, ...times },
  });
  await adapter.create({
    model: "account",
    data: { userId: user.id, accountId: user.id, providerId: CREDENTIAL_PROVIDER, password: passwordHash, ...times },
  });
  await trx
    .insertInto("members")
    .values({ user_id: user.id, role, locale: null, created_at: app.clock.now() })
    .execute();
  return user.id;
}
