import "server-only";
import type { Role } from "@/lib/domain/permission";
import type { App } from "../context";
import type { InvitationTable } from "../db/schema";
import { tokenSha256 } from "./one-time-token";

export type OpenLink = { readonly kind: InvitationTable["kind"]; readonly email: string | null; readonly role: Role };

/** What an unused, unexpired, unrevoked link is for; null for any other. Whoever holds the link may know it. */
export async function findLink(app: App, token: string): Promise<OpenLink | null> {
  const row = await app.store.db
    .selectFrom("invitations")
    .select(["kind", "email", "role"])
    .where("token_sha256", "=", tokenSha256(token))
    .where("claimed_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", app.clock.now())
    .executeTakeFirst();
  return row ?? null;
}
