import "server-only";

/** How long each step with one node may take, from its start to its end. */
export type ProbeLimits = {
  readonly connectMillis: number;
  readonly handshakeMillis: number;
  readonly helloMillis: number;
};

export const PROBE_LIMITS: ProbeLimits = { connectMillis: 3_000, handshakeMillis: 3_000, helloMillis: 3_000 };
