import "server-only";
import type { App, Trx } from "../context";
import { authAdapter } from "./auth-adapter";

/** better-auth's name for "signs in with a password" in its table of accounts. */
export const CREDENTIAL_PROVIDER = "credential";

/** Slow by intent: hash before a transaction begins, not in it. */
export async function hashPassword(app: App, password: string): Promise<string> {
  const { password: hasher } = await app.auth.$context;
  return hasher.hash(password);
}

/** Whether this is the member's password now. */
export async function isCurrentPassword(app: App, userId: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hasher } = await app.auth.$context;
  const account = await internalAdapter.findCredentialAccount(userId);
  return account?.password ? hasher.verify({ hash: account.password, password }) : false;
}

/** Replaces the member's password by another hash. */
export async function storePasswordHash(app: App, trx: Trx, userId: string, hash: string): Promise<void> {
  const adapter = await authAdapter(app, trx);
  const where = [
    { field: "userId", value: userId },
    { field: "providerId", value: CREDENTIAL_PROVIDER },
  ];
  await adapter.update({ model: "account", where, update: { password: hash, updatedAt: new Date() } });
}
