import "server-only";
import { type Kysely, sql } from "kysely";
import { foldText } from "@/lib/domain/search-text";
import { type Engine, smallId } from "../engine-differences";

type OldRow = { account_id: string; region: string; instance_id: string; name: string; sort_name: string };

const AT_ONCE = 1_000;

/**
 * Names sort as they are searched, folded: what begins like a search then stands together in `instances_by_name`, and a page of the best matches is
 * read there in order. Ids that begin so stand together in an index of their own.
 */
export async function foldedSortNames(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await foldNames(db);
  await sql`create index instances_by_id on instances (account_id, (${smallId(engine)}))`.execute(db);
}

async function foldNames(db: Kysely<{ instances: OldRow }>): Promise<void> {
  let last = { account_id: "", region: "", instance_id: "" };
  for (;;) {
    const rows: OldRow[] = await db
      .selectFrom("instances")
      .select(["account_id", "region", "instance_id", "name", "sort_name"])
      .where(
        sql<boolean>`(account_id, region, instance_id) > (${last.account_id}, ${last.region}, ${last.instance_id})`,
      )
      .orderBy("account_id")
      .orderBy("region")
      .orderBy("instance_id")
      .limit(AT_ONCE)
      .execute();
    for (const { name, sort_name, ...key } of rows) {
      const folded = foldText(name);
      if (folded !== sort_name)
        await db
          .updateTable("instances")
          .set({ sort_name: folded })
          .where("account_id", "=", key.account_id)
          .where("region", "=", key.region)
          .where("instance_id", "=", key.instance_id)
          .execute();
    }
    const next = rows.at(-1);
    if (!next) return;
    last = next;
  }
}
