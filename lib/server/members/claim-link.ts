import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import type { Trx } from "../context";
import type { InvitationTable } from "../db/schema";
import { tokenSha256 } from "./one-time-token";

/**
 * Uses a link up: one conditional update, so that of two at the same time one wins.
 * @throws Refusal "link_invalid" when it was used, revoked, has expired, or never was.
 */
export async function claimLink(
  trx: Trx,
  link: { token: string; kind: InvitationTable["kind"]; now: number },
): Promise<void> {
  const claimed = await trx
    .updateTable("invitations")
    .set({ claimed_at: link.now })
    .where("token_sha256", "=", tokenSha256(link.token))
    .where("kind", "=", link.kind)
    .where("claimed_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", link.now)
    .returning("id")
    .executeTakeFirst();
  if (!claimed) throw new Refusal("link_invalid");
}
