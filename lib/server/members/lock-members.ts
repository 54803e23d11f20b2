import "server-only";
import type { App, Trx } from "../context";
import { serialise } from "../db/engine-differences";

const ADVISORY_LOCK = 7_461_003;

/** One change of the members at a time: two administrators who demote each other must not both find another one left. */
export function lockMembers(app: App, trx: Trx): Promise<void> {
  return serialise(trx, app.store.engine, ADVISORY_LOCK);
}
