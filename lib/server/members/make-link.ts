import "server-only";
import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/domain/permission";
import type { Trx } from "../context";
import type { InvitationTable } from "../db/schema";
import { LINK_LIFETIME_MILLIS } from "./link-lifetime";
import { makeToken } from "./one-time-token";

type LinkRequest = {
  readonly kind: InvitationTable["kind"];
  readonly email: string | null;
  readonly role: Role;
  readonly invitedBy: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
};

export type OneTimeLink = {
  readonly id: string;
  /** Path and query on this console. Shown once: the store keeps only a hash of the secret in it. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
};

/** Makes a one-time link, and revokes the open ones of the same kind for the same email. */
export async function makeLink(trx: Trx, { kind, email, role, invitedBy, now }: LinkRequest): Promise<OneTimeLink> {
  await trx
    .updateTable("invitations")
    .set({ revoked_at: now })
    .where("kind", "=", kind)
    .where((eb) => (email === null ? eb("email", "is", null) : eb("email", "=", email)))
    .where("claimed_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  const { token, sha256 } = makeToken();
  const id = randomUUID();
  const expiresAt = now + LINK_LIFETIME_MILLIS[kind];
  await trx
    .insertInto("invitations")
    .values({
      id,
      token_sha256: sha256,
      kind,
      email,
      role,
      invited_by: invitedBy,
      created_at: now,
      expires_at: expiresAt,
      claimed_at: null,
      revoked_at: null,
    })
    .execute();
  return { id, path: `${kind === "setup" ? "/setup" : "/join"}?token=${token}`, expiresAt };
}
