import "server-only";
import { type Kysely, sql } from "kysely";
import { codePointText, type Engine } from "../engine-differences";

const KEY = ["account_id", "region", "instance_id"] as const;

/**
 * PostgreSQL: what a search alone looks at, in a narrow table that the database itself keeps as `instances` says: counting what matches reads a
 * seventh of the pages, and a re-check, which writes `instances` all the time, never touches it. SQLite searches in the ends of its indexes (0013).
 */
export async function instanceTexts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  await db.schema
    .createTable("instance_texts")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("sort_name", codePointText(engine), (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("instance_texts_pk", [...KEY])
    .execute();
  await keepTexts(db);
  await sql`insert into instance_texts select account_id, region, instance_id, sort_name, search_text from instances`.execute(
    db,
  );
  // Else the first searches are planned as if it were empty.
  await sql`analyze instance_texts`.execute(db);
}

/** By triggers, so that a replica of the version before, which knows no such table, keeps it too. */
async function keepTexts(db: Kysely<unknown>): Promise<void> {
  await sql`create function instance_texts_keep() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      delete from instance_texts
        where account_id = old.account_id and region = old.region and instance_id = old.instance_id;
    else
      insert into instance_texts (account_id, region, instance_id, sort_name, search_text)
        values (new.account_id, new.region, new.instance_id, new.sort_name, new.search_text)
        on conflict (account_id, region, instance_id)
        do update set sort_name = excluded.sort_name, search_text = excluded.search_text;
    end if;
    return null;
  end $$`.execute(db);
  await sql`create trigger instance_texts_come_and_go after insert or delete on instances
    for each row execute function instance_texts_keep()`.execute(db);
  await sql`create trigger instance_texts_change after update of sort_name, search_text on instances for each row
    when (old.sort_name is distinct from new.sort_name or old.search_text is distinct from new.search_text)
    execute function instance_texts_keep()`.execute(db);
}
