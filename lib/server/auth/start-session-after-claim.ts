import "server-only";
import { randomUUID } from "node:crypto";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx } from "../context";
import { signIn } from "./sign-in";

/**
 * Signs in whoever has just chosen a password by a one-time link. The link is used up by then, so a refusal here (too many attempts from
 * this address) must not look like one of the link: they are sent to the sign-in page instead.
 */
export async function startSessionAfterClaim(
  ctx: Ctx,
  input: { email: string; password: string; headers: Headers },
): Promise<{ signedIn: boolean }> {
  try {
    await signIn({ ...ctx, requestId: randomUUID() }, input);
    return { signedIn: true };
  } catch (error) {
    if (error instanceof Refusal) return { signedIn: false };
    throw error;
  }
}
