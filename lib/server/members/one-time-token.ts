import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** The secret of a one-time link: 256 random bits for the person, their SHA-256 for the store. */
export function makeToken(): { token: string; sha256: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, sha256: tokenSha256(token) };
}

export function tokenSha256(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
