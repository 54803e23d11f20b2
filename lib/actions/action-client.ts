import "server-only";
import { headers } from "next/headers";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { can, type Permission } from "@/lib/domain/permission";
import { type ActionFailure, Refusal } from "@/lib/domain/refusal";
import { readSession } from "@/lib/server/auth/read-session";
import { reportFailure } from "@/lib/server/auth/report-failure";
import { requestContext } from "@/lib/server/auth/request-context";
import { requirePermission } from "@/lib/server/context";
import { getApp } from "@/lib/server/registry";

/** What may be done without a session: to get one. Each name is the `metadata.name` of an action. */
const PUBLIC_ACTIONS: readonly string[] = [
  "session.sign-in",
  "member.setup",
  "member.join",
  "member.reset",
  "browser.choose-locale",
];

const metadata = z.object({
  name: z.string(),
  // Asked of the administrator, who may do everything that exists: a permission nobody has is a typing error.
  permission: z.custom<Permission | "public">(
    (value) => value === "public" || (typeof value === "string" && can("admin", value as Permission)),
  ),
});

const client = createSafeActionClient({
  defineMetadataSchema: () => metadata,
  handleServerError: (error, { metadata: { name } }): ActionFailure => reportFailure(getApp().log, name, error),
});

/** An action of a signed-in member: reads the session, then checks the permission of its metadata; its `ctx` is our Ctx. */
export const memberAction = client.use(async ({ next, metadata: { permission } }) => {
  if (permission === "public") throw new Error("A member's action names the permission that it needs.");
  const sent = new Headers(await headers());
  const app = getApp();
  const actor = await readSession(app, sent);
  if (!actor) throw new Refusal("signed_out");
  const ctx = requestContext(app, sent, actor);
  requirePermission(ctx, permission);
  return next({ ctx });
});

/** An action without a session, of those listed above; it acts in the program's name. */
export const publicAction = client.use(async ({ next, metadata: { name, permission } }) => {
  if (permission !== "public" || !PUBLIC_ACTIONS.includes(name))
    throw new Error(`${name} is not on the list of public actions.`);
  return next({ ctx: requestContext(getApp(), new Headers(await headers()), { kind: "program", name }) });
});
