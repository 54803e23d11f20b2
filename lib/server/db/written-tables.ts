import "server-only";
import { AliasNode, ColumnNode, type CompiledQuery, type OperationNode, ReferenceNode, TableNode } from "kysely";
import type { Schema } from "./schema";

type TableName = keyof Schema;

/** What a read looks at: a table, or one of its columns (and which rows there are). */
export type Watched = { [T in TableName]: T | `${T}.${keyof Schema[T] & string}` }[TableName];

/** Stands for whatever table there is: a statement whose table can't be told. */
const ANY = "any table";

/** Rows of a table that came, went, or were written in columns that can't be told. */
const rowsOf = (table: string) => `${table}.*`;

/**
 * How often this process has written what. What was read under a stamp is still so while the stamp is the same, as far as this process goes; what
 * other processes write is not counted here.
 */
export class WrittenTables {
  readonly #counts = new Map<string, number>();

  /** Grows with each write to any of these: once it is committed, and before whoever made it is told. */
  stampOf(watched: readonly Watched[]): number {
    let stamp = this.#count(ANY);
    for (const one of watched) {
      const [table = one, column] = one.split(".");
      stamp += this.#count(one) + (column === undefined ? 0 : this.#count(rowsOf(table)));
    }
    return stamp;
  }

  add(written: Iterable<string>): void {
    for (const one of written) this.#counts.set(one, this.#count(one) + 1);
  }

  #count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}

/** What a statement writes, as `WrittenTables` counts it; nothing if it only reads. Raw SQL that doesn't begin as a read may write anything. */
export function writtenBy({ query, sql }: Pick<CompiledQuery, "query" | "sql">): readonly string[] {
  switch (query.kind) {
    case "SelectQueryNode":
      return [];
    case "InsertQueryNode":
      return wholeTable(query.into);
    case "DeleteQueryNode":
      return query.from.froms.length === 1 ? wholeTable(query.from.froms[0]) : [ANY];
    case "UpdateQueryNode": {
      const table = tableName(query.table);
      const columns = query.updates?.map(({ column }) => columnName(column)) ?? [null];
      if (table === null) return [ANY];
      return [table, ...columns.map((column) => (column === null ? rowsOf(table) : `${table}.${column}`))];
    }
    default:
      return /^\s*(select|pragma)\b/i.test(sql) ? [] : [ANY];
  }
}

function wholeTable(node: OperationNode | undefined): readonly string[] {
  const table = tableName(node);
  return table === null ? [ANY] : [table, rowsOf(table)];
}

function tableName(node: OperationNode | undefined): string | null {
  if (node && AliasNode.is(node)) return tableName(node.node);
  return node && TableNode.is(node) ? node.table.identifier.name : null;
}

function columnName(node: OperationNode): string | null {
  if (ReferenceNode.is(node)) return columnName(node.column);
  return ColumnNode.is(node) ? node.column.name : null;
}
