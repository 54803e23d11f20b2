import "server-only";
import type { Db } from "../context";

/** Whether anybody can sign in yet. */
export async function hasMembers(db: Db): Promise<boolean> {
  return (await db.selectFrom("members").select("user_id").limit(1).executeTakeFirst()) !== undefined;
}
