import "server-only";
import type { CompiledQuery } from "kysely";
import type { Db } from "../context";

/**
 * A query without values, built once per store: `const read = compiledOnce((db: Db) => db.selectFrom(…).compile())`, then
 * `db.executeQuery(read(db))`. Building such a query takes as long as running it, and a list is read every few seconds by each open page.
 */
export function compiledOnce<R>(build: (db: Db) => CompiledQuery<R>): (db: Db) => CompiledQuery<R> {
  const built = new WeakMap<Db, CompiledQuery<R>>();
  return (db) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}
