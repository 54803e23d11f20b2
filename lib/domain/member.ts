import type { Role } from "./permission";

/** A person with a role, as the people page shows them. */
export type MemberRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** ISO 8601 UTC. */
  readonly joinedAt: string;
};

/** An invitation whose link still works. */
export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
};
