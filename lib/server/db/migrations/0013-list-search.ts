import "server-only";
import { type Kysely, sql } from "kysely";
import { storedSearchText } from "@/lib/domain/search-text";
import { codePointText, type Engine, searchedInIndex } from "../engine-differences";

type OldRow = { account_id: string; region: string; instance_id: string; name: string; listing: string };
type OldListing = {
  readonly addresses?: readonly string[];
  readonly port?: number | null;
  readonly projectId?: string | null;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
};

const AT_ONCE = 500;

/** Tags and projects to filter by, one narrow index for the numbers beside the filters' values, and the search over tags and projects too. */
export async function listSearch(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema.alterTable("instances").addColumn("project_id", "text").execute();
  const code = codePointText(engine);
  await db.schema
    .createTable("instance_tags")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("tag_key", "text", (c) => c.notNull())
    .addColumn("tag", code, (c) => c.notNull())
    .addPrimaryKeyConstraint("instance_tags_pk", ["account_id", "region", "instance_id", "tag"])
    .execute();
  for (const column of ["tag", "tag_key"]) {
    await db.schema
      .createIndex(`instance_tags_by_${column}`)
      .on("instance_tags")
      .columns(["account_id", column, "region", "instance_id"])
      .execute();
  }
  await fillFromListings(db);
  // Holds all that the filters look at, so that counting by one of them never touches the wide rows.
  await db.schema
    .createIndex("instances_by_facts")
    .on("instances")
    .columns([
      "account_id",
      "mongo_version",
      "status_code",
      "missing_since",
      "cluster_type_code",
      "instance_type_code",
      "project_id",
      "region",
      "ssl_state",
      "certificate_expires_at",
      "certificate_problem",
      "instance_id",
      ...searchedInIndex(engine, "search_text"),
    ])
    .execute();
}

/** What the listings that are stored already tell: nothing has to be read anew for the search to find by it. */
async function fillFromListings(db: Kysely<{ instances: OldRow }>): Promise<void> {
  let last = { account_id: "", region: "", instance_id: "" };
  for (;;) {
    const rows: OldRow[] = await db
      .selectFrom("instances")
      .select(["account_id", "region", "instance_id", "name", "listing"])
      .where(
        sql<boolean>`(account_id, region, instance_id) > (${last.account_id}, ${last.region}, ${last.instance_id})`,
      )
      .orderBy("account_id")
      .orderBy("region")
      .orderBy("instance_id")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) await fillOne(db, row);
    const next = rows.at(-1);
    if (!next) return;
    last = next;
  }
}

async function fillOne(db: Kysely<{ instances: OldRow }>, row: OldRow): Promise<void> {
  const { addresses = [], port = null, projectId = null, tags = [] }: OldListing = JSON.parse(row.listing);
  const text = storedSearchText({ instanceId: row.instance_id, name: row.name, addresses, port, projectId, tags });
  const { account_id, region, instance_id } = row;
  await sql`update instances set search_text = ${text}, project_id = ${projectId}
    where account_id = ${account_id} and region = ${region} and instance_id = ${instance_id}`.execute(db);
  for (const { key, value } of tags) {
    await sql`insert into instance_tags (account_id, region, instance_id, tag_key, tag)
      values (${account_id}, ${region}, ${instance_id}, ${key}, ${`${key}=${value}`}) on conflict do nothing`.execute(
      db,
    );
  }
}
