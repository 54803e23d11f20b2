import "server-only";
import { createHash } from "node:crypto";

/** The tag of these very bytes (RFC 9110, 8.8.3). */
export function entityTag(content: Buffer | string): string {
  return `"${createHash("sha256").update(content).digest("hex").slice(0, 32)}"`;
}

/** Whether the asker has said that these bytes are at hand (If-None-Match). */
export function isHeld(request: Request, tag: string): boolean {
  const held = request.headers.get("if-none-match") ?? "";
  return held.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}

/** Only the asker may keep it, and must ask again before using it. */
export function tagged(tag: string): Record<string, string> {
  return { ETag: tag, "Cache-Control": "private, no-cache" };
}

export function notModified(tag: string): Response {
  return new Response(null, { status: 304, headers: tagged(tag) });
}
