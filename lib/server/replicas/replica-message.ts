import "server-only";
import type { InstanceName } from "../inventory/check-ssl";

/** What the processes of one store tell each other at once. Each is a hint: who misses it finds the same in the store at its next look. */
export type ReplicaMessage =
  /** Change items were recorded, or a change was paused, resumed, cancelled. */
  | { readonly kind: "changes" }
  /** The sending of this item has ended one way or the other. */
  | { readonly kind: "sent"; readonly itemId: string }
  /** A row was put into leader_requests. */
  | { readonly kind: "request" }
  | { readonly kind: "answer"; readonly requestId: string }
  /** Rows on somebody's screen whose SSL state is stale. */
  | { readonly kind: "prefer"; readonly names: readonly InstanceName[] }
  /** The leader has given the lease up. */
  | { readonly kind: "lease" };

const KINDS: readonly string[] = ["changes", "sent", "request", "answer", "prefer", "lease"];

/** The message of a NOTIFY's payload, or null for what this version does not know. Only programs with the database's password can send one. */
export function parseReplicaMessage(payload: string | undefined): ReplicaMessage | null {
  try {
    const message: ReplicaMessage = JSON.parse(payload ?? "");
    return KINDS.includes(message.kind) ? message : null;
  } catch {
    return null;
  }
}
