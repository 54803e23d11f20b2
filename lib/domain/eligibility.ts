import type { SkipReason } from "./change-item";
import { supportsSsl } from "./mongo-version";
import type { ChangeTarget, SslState } from "./ssl-state";

export type EligibilityFacts = {
  readonly statusCode: number | null;
  readonly mongoVersion: string | null;
  readonly sslState: SslState;
  readonly missing: boolean;
  readonly inOpenChange: boolean;
};

/**
 * Whether InstanceEnableSSL may be sent for an instance; null = yes. The order is the order of usefulness to the reader:
 * what can't be changed first, what passes by itself last. Facts: SSL needs 4.0 and Status 2 (running), one task at a time.
 * Switching off an instance whose state is unknown is refused too: nobody can say what it would do. Only what is on can be rotated.
 */
export function ineligibleBecause(facts: EligibilityFacts, target: ChangeTarget): SkipReason | null {
  if (facts.missing) return "missing";
  if (facts.statusCode === -2 || facts.statusCode === -3) return "isolated";
  if (!supportsSsl(facts.mongoVersion)) return "version";
  if (facts.sslState === "unsupported") return "unsupported";
  if (facts.inOpenChange) return "in_another_change";
  if (facts.sslState === target) return "already_there";
  if (facts.sslState === "disabled" && target === "rotate") return "already_off";
  if (facts.sslState === "unknown") return "state_unknown";
  return facts.statusCode === 2 ? null : "not_running";
}
