import type { EmulatedFlow, EmulatedInstance } from "../emulated-instance";
import { certificatePath, DAY_MILLIS, wholeSeconds } from "../seeds/complete-instance";

const VALIDITY_DAYS = 365;

/**
 * What a task that has ended leaves behind. A change that was rolled back or terminated frees the instance unchanged; a paused
 * one waits for a person at the provider, so the instance stays in process.
 */
export function afterFlow(instance: EmulatedInstance, flow: EmulatedFlow): EmulatedInstance {
  if (flow.status === "paused") return { ...instance, flow };
  const idle = { ...instance, flow, status: instance.status === 1 ? 2 : instance.status };
  if (flow.status !== "success" || flow.target === null) return idle;
  if (flow.target === "disabled") return { ...idle, ssl: "disabled", expiresAt: null, certUrl: null };
  const expiresAt = wholeSeconds(flow.endsAt + VALIDITY_DAYS * DAY_MILLIS);
  return { ...idle, ssl: "enabled", expiresAt, certUrl: certificatePath(instance.instanceId) };
}

/** When the CA expires that a refresh issues; another moment than the present one's, since that is what makes it another CA. Dated back by a day: clients' clocks differ. */
export function refreshedExpiry(instance: EmulatedInstance, now: number): number {
  const expiresAt = wholeSeconds(now + (VALIDITY_DAYS - 1) * DAY_MILLIS);
  return expiresAt === instance.expiresAt ? expiresAt - 1_000 : expiresAt;
}
