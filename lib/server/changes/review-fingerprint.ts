import "server-only";
import { createHash } from "node:crypto";
import type { ChangeTarget } from "@/lib/domain/ssl-state";

/** Names exactly what would be changed, in its order: SHA-256, hexadecimal. */
export function reviewFingerprint(
  target: ChangeTarget,
  eligible: readonly { readonly region: string; readonly instanceId: string }[],
): string {
  const names = eligible.map(({ region, instanceId }) => `${region}/${instanceId}`);
  return createHash("sha256")
    .update(JSON.stringify([target, names]))
    .digest("hex");
}
