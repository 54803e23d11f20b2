import "server-only";
import type { Db } from "../context";

/**
 * A query, or the part of one that is always the same, built once per store: `const read = builtOnce((db) => db.selectFrom(…).compile())`, then
 * `db.executeQuery(read(db))`. Building a query takes as long as running it, and a list is read every few seconds by each open page.
 */
export function builtOnce<T extends object>(build: (db: Db) => T): (db: Db) => T {
  const built = new WeakMap<Db, T>();
  return (db) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}
