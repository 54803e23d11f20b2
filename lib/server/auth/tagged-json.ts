import "server-only";
import { createHash } from "node:crypto";

/** An answer as JSON with its ETag, or 304 without a body when the asker has just this. For what is asked for again and again. */
export function taggedJson(request: Request, value: unknown): Response {
  const body = JSON.stringify(value);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers: { ETag: tag } });
  return new Response(body, { headers: { "Content-Type": "application/json", ETag: tag } });
}
