import "server-only";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import type { Logger } from "pino";
import type { Config } from "../config/config";
import type { Store } from "../db/store";
import { authOptions } from "./auth-options";

/** better-auth on the console's own store. nextCookies must be the last plugin: it hands the cookies of a server action to Next. */
export function openAuth(store: Store, config: Config, log: Logger) {
  return betterAuth({ ...authOptions(store.db, store.engine, config, log), plugins: [nextCookies()] });
}

export type Auth = ReturnType<typeof openAuth>;
