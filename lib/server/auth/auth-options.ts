import "server-only";
import type { BetterAuthOptions } from "better-auth";
import type { Logger } from "pino";
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";
import type { Config } from "../config/config";
import type { Db } from "../context";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { COOKIE_PREFIX, isHttps } from "./session-cookie";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime";

/**
 * better-auth's settings. It owns passwords, sessions and cookies, and nothing else: there is no catch-all route, so its endpoints are
 * reached only through our verbs, and members and roles are our own tables.
 */
export function authOptions(db: Db, engine: "sqlite" | "postgres", config: Config, log: Logger) {
  return {
    appName: "console",
    baseURL: config.baseUrl,
    trustedOrigins: [config.baseUrl],
    secret: config.authSecret,
    database: { db, type: engine },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_CHARACTERS,
      maxPasswordLength: PASSWORD_MAX_CHARACTERS,
    },
    session: {
      expiresIn: SESSION_LIFETIME_SECONDS,
      disableSessionRefresh: true,
      // A cached session would outlive its end.
      cookieCache: { enabled: false },
    },
    // Our own limiter counts sign-ins; this one sees only requests of the route that does not exist.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its further arguments may hold rows, so only the message is written down.
    logger: { level: "error" as const, log: (_level, message) => log.error({ source: "better-auth" }, message) },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isHttps(config.baseUrl),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps(config.baseUrl) },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Our migrations make its tables; a test compares them with what it expects.
      database: { validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}
