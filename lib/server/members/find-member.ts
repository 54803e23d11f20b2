import "server-only";
import type { Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import type { Db } from "../context";

/** @throws Refusal "not_found" when nobody has this id. */
export async function findMember(db: Db, userId: string): Promise<{ email: string; role: Role }> {
  const member = await db
    .selectFrom("members")
    .innerJoin("user", "user.id", "members.user_id")
    .select(["user.email", "members.role"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!member) throw new Refusal("not_found");
  return member;
}
