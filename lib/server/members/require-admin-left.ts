import "server-only";
import { leavesAnAdmin, type Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import type { App, Trx } from "../context";
import { findMember } from "./find-member";
import { lockMembers } from "./lock-members";

/**
 * Inside the transaction that changes (or, with null, removes) a member's role: nobody else changes members until it ends.
 * @throws Refusal "last_admin" when no administrator would be left; "not_found"
 */
export async function requireAdminLeft(app: App, trx: Trx, userId: string, roleAfter: Role | null): Promise<void> {
  await lockMembers(app, trx);
  const { role } = await findMember(trx, userId);
  const administrators = await trx.selectFrom("members").select("user_id").where("role", "=", "admin").execute();
  if (!leavesAnAdmin(administrators.length, role, roleAfter)) throw new Refusal("last_admin");
}
