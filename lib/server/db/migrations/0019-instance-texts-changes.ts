import "server-only";
import { type Kysely, sql } from "kysely";
import type { Engine } from "../engine-differences";

/**
 * PostgreSQL: which transaction wrote or took away what a search looks at, so that a replica that holds these texts in its memory is told of what
 * changed since it last looked (lib/server/inventory/searched-texts.ts).
 */
export async function instanceTextsChanges(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  await sql`alter table instance_texts add column written_by xid8 not null default pg_current_xact_id()`.execute(db);
  await sql`create index instance_texts_by_writer on instance_texts (written_by)`.execute(db);
  await sql`create table instance_texts_gone (
    account_id text not null, region text not null, instance_id text not null,
    written_by xid8 not null default pg_current_xact_id(),
    primary key (account_id, region, instance_id))`.execute(db);
  await sql`create or replace function instance_texts_keep() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      delete from instance_texts
        where account_id = old.account_id and region = old.region and instance_id = old.instance_id;
      insert into instance_texts_gone (account_id, region, instance_id)
        values (old.account_id, old.region, old.instance_id)
        on conflict (account_id, region, instance_id) do update set written_by = excluded.written_by;
    else
      insert into instance_texts (account_id, region, instance_id, sort_name, search_text)
        values (new.account_id, new.region, new.instance_id, new.sort_name, new.search_text)
        on conflict (account_id, region, instance_id)
        do update set sort_name = excluded.sort_name, search_text = excluded.search_text, written_by = excluded.written_by;
    end if;
    return null;
  end $$`.execute(db);
  await sql`analyze instance_texts`.execute(db);
}
