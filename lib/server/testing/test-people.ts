import "server-only";
import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/domain/permission";
import { hashPassword } from "../auth/password-hash";
import { readSession } from "../auth/read-session";
import { requestContext } from "../auth/request-context";
import { signIn } from "../auth/sign-in";
import type { App, Ctx } from "../context";
import { createMember } from "../members/create-member";

export const TEST_PASSWORD = "correct horse battery staple";

/** A request without a session from this address, as server.mjs would hand it on. */
export function visitor(app: App, address = "192.0.2.1"): Ctx {
  return { app, actor: { kind: "program", name: "test" }, requestId: randomUUID(), clientAddress: address };
}

/** A member who can sign in with TEST_PASSWORD. */
export async function addPerson(app: App, email: string, role: Role): Promise<string> {
  const passwordHash = await hashPassword(app, TEST_PASSWORD);
  return app.store.transaction((trx) => createMember(app, trx, { email, name: email, passwordHash, role }));
}

/** Signs in over better-auth and returns the headers that the browser would send from then on. */
export async function browserOf(
  app: App,
  email: string,
  options: { password?: string; address?: string } = {},
): Promise<Headers> {
  const address = options.address ?? "192.0.2.1";
  const headers = new Headers({ "user-agent": "test", "x-console-client-address": address });
  const { responseHeaders } = await signIn(visitor(app, address), {
    email,
    password: options.password ?? TEST_PASSWORD,
    headers,
  });
  const cookies = responseHeaders.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  headers.set("cookie", cookies.join("; "));
  return headers;
}

/** The context that an action of this browser gets; null once its session has ended. */
export async function contextOf(app: App, browser: Headers): Promise<Ctx | null> {
  const actor = await readSession(app, browser);
  return actor && requestContext(app, browser, actor);
}

/** A member signed in: what an action of theirs gets. */
export async function signedIn(app: App, email: string): Promise<Ctx> {
  const ctx = await contextOf(app, await browserOf(app, email));
  if (!ctx) throw new Error(`${email} could not sign in`);
  return ctx;
}

/** The secret of a one-time link. */
export function tokenOf(path: string): string {
  const token = new URL(path, "http://console.invalid").searchParams.get("token");
  if (!token) throw new Error(`no token in ${path}`);
  return token;
}

/** The audit so far, as "action outcome", the oldest first. */
export async function auditTrail(app: App): Promise<string[]> {
  const rows = await app.store.db.selectFrom("audit_events").select(["action", "outcome"]).orderBy("seq").execute();
  return rows.map(({ action, outcome }) => `${action} ${outcome}`);
}
