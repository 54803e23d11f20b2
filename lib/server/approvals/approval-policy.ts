import "server-only";
import { type ApprovalPolicy, parsePolicy } from "@/lib/domain/approval-policy";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { can, ROLES } from "@/lib/domain/permission";
import type { Db, Trx } from "../context";

/** Where an account's rule stands among the settings. */
export const POLICY_SETTING = `approvals.${DEFAULT_ACCOUNT}`;

/** The account's rule for approvals, as it is now: nothing keeps it in memory, so a change of it counts at once everywhere. */
export async function readPolicy(db: Db): Promise<ApprovalPolicy> {
  const kept = await db.selectFrom("settings").select("value").where("name", "=", POLICY_SETTING).executeTakeFirst();
  return parsePolicy(kept?.value ?? null);
}

export async function writePolicy(trx: Trx, policy: ApprovalPolicy): Promise<void> {
  const value = JSON.stringify(policy);
  await trx
    .insertInto("settings")
    .values({ name: POLICY_SETTING, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** The ids of everybody whose role may approve, as it is now. */
export async function readDeciders(db: Db): Promise<readonly string[]> {
  const members = await db
    .selectFrom("members")
    .select("user_id")
    .where(
      "role",
      "in",
      ROLES.filter((role) => can(role, "change.approve")),
    )
    .execute();
  return members.map((member) => member.user_id);
}
