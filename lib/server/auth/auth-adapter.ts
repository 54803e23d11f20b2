import "server-only";
import { getAdapter } from "better-auth/db/adapter";
import type { App, Trx } from "../context";
import { authOptions } from "./auth-options";

/**
 * better-auth's way to its own tables, inside our transaction: rows look exactly as it writes them, and are kept together with ours or
 * not at all.
 */
export function authAdapter(app: App, trx: Trx) {
  return getAdapter(authOptions(trx, app.store.engine, app.config, app.log));
}
