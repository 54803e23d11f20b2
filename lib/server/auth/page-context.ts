import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/domain/permission";
import type { Ctx } from "../context";
import { getApp } from "../registry";
import { readSession } from "./read-session";
import { requestContext } from "./request-context";
import { REQUEST_PATH_HEADER } from "./request-path";

// Layout, page and metadata of one request ask for the same session.
const currentContext = cache(async (): Promise<Ctx | null> => {
  const sent = new Headers(await headers());
  const app = getApp();
  const actor = await readSession(app, sent);
  return actor && requestContext(app, sent, actor);
});

/** For server components: no session leads to the sign-in page and back, no permission looks like a page that is not there. */
export async function pageContext(permission: Permission): Promise<Ctx> {
  const ctx = await currentContext();
  if (!ctx) {
    const path = (await headers()).get(REQUEST_PATH_HEADER) ?? "/";
    redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (ctx.actor.kind !== "member" || !can(ctx.actor.role, permission)) notFound();
  return ctx;
}
