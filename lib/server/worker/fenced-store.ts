import "server-only";
import type { Store } from "../db/store";
import { leads } from "./lease";

/** This process has lost the lease: what it was about to write is no longer its to write. */
export class NoLongerLeading extends Error {
  override readonly name = "NoLongerLeading";
  constructor() {
    super("another process leads now");
  }
}

/**
 * The leader's store: each of its transactions first sees that the epoch still leads, so that one which was frozen or cut off does not write
 * old news over its successor's. A folder of SQLite is one process's alone, and needs no fence.
 */
export function fencedStore(store: Store, epoch: number): Store {
  if (store.engine === "sqlite") return store;
  return {
    ...store,
    transaction: (work) =>
      store.transaction(async (trx) => {
        if (!(await leads(trx, epoch))) throw new NoLongerLeading();
        return work(trx);
      }),
  };
}
