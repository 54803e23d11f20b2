import "server-only";
import type { Selectable } from "kysely";
import { isChangeId } from "@/lib/domain/change-filter";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import type { Db } from "../context";
import type { ChangeTable } from "../db/schema";

/** The stored change of this id. Throws Refusal "not_found". */
export async function findChange(db: Db, changeId: string): Promise<Selectable<ChangeTable>> {
  const change = isChangeId(changeId)
    ? await db
        .selectFrom("changes")
        .selectAll()
        .where("id", "=", changeId)
        .where("account_id", "=", DEFAULT_ACCOUNT)
        .executeTakeFirst()
    : undefined;
  if (!change) throw new Refusal("not_found");
  return change;
}
