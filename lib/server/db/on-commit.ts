import "server-only";
import type { Trx } from "../context";

type Waiting = WeakMap<object, (() => void)[]>;

// The store commits in one bundle what verbs of another wrote, and each bundle has its own copy of this module: the list is shared (registry.ts).
const key = Symbol.for("mongodb-ssl-console.on-commit");
const shared = globalThis as { [key]?: Waiting };
shared[key] ??= new WeakMap();
const waiting: Waiting = shared[key];

/** Runs a synchronous piece of work once the transaction has been committed, and never if it was not. */
export function onCommit(trx: Trx, work: () => void): void {
  const list = waiting.get(trx);
  if (list) list.push(work);
  else waiting.set(trx, [work]);
}

export function runOnCommit(trx: Trx): void {
  for (const work of waiting.get(trx) ?? []) work();
  waiting.delete(trx);
}
