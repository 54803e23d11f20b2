import "server-only";
import { can, type Permission } from "@/lib/domain/permission";
import { type ActionFailure, Refusal } from "@/lib/domain/refusal";
import type { Ctx } from "../context";
import { getApp } from "../registry";
import { failureStatus } from "./failure-status";
import { readSession } from "./read-session";
import { reportFailure } from "./report-failure";
import { requestContext } from "./request-context";

type Handler = (ctx: Ctx, request: Request, params: Record<string, string>) => Promise<Response>;
type Segment = { readonly params: Promise<Record<string, string>> };

/**
 * Wraps a GET route handler: 401 without a session, 403 without the permission, a Refusal as JSON `{ error: { code, params } }` with its
 * status, anything else as 500 with an event id only. Answers are never cached, unless the handler says how.
 */
export function withRoute(permission: Permission, handler: Handler) {
  return async (request: Request, segment: Segment): Promise<Response> => {
    const app = getApp();
    try {
      const actor = await readSession(app, request.headers);
      if (!actor) throw new Refusal("signed_out");
      if (!can(actor.role, permission)) throw new Refusal("not_permitted", { permission });
      const response = await handler(requestContext(app, request.headers, actor), request, await segment.params);
      if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
      return response;
    } catch (error) {
      return failureResponse(reportFailure(app.log, new URL(request.url).pathname, error));
    }
  };
}

function failureResponse(failure: ActionFailure): Response {
  return Response.json(
    { error: failure },
    { status: failureStatus(failure.code), headers: { "Cache-Control": "no-store" } },
  );
}
