import "server-only";
import type { Trx } from "../context";

const waiting = new WeakMap<object, (() => void)[]>();

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
