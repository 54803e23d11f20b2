/**
 * What a handshake with one node showed (messages: `proof.verdict.<outcome>`), the worst first. Not reachable and refused addresses tell nothing of the node:
 * instances lie in networks (VPCs) that this server may not be in. Nor does one that was not asked to the end before the proof's time was up.
 */
export const PROOF_OUTCOMES = [
  "no_tls",
  "chain_not_trusted",
  "expired",
  "protocol_too_old",
  "handshake_failed",
  "no_answer",
  "address_refused",
  "no_time",
  "not_reachable",
  "proven",
] as const;
export type ProofOutcome = (typeof PROOF_OUTCOMES)[number];

/** Whether the node answered a `hello` without TLS; `unknown` = it said nothing that tells, or was not asked. */
export type PlaintextAnswer = "accepted" | "refused" | "unknown";

/** One node of a proof. Times ISO 8601 UTC; null = the handshake did not get so far. */
export type NodeProof = {
  /** As the API gave it, with its port. */
  readonly address: string;
  readonly outcome: ProofOutcome;
  /** What the handshake agreed on: "TLSv1.3". */
  readonly protocol: string | null;
  /** The IANA name: "TLS_AES_256_GCM_SHA384". */
  readonly cipher: string | null;
  /** Of the certificate that the node showed, not of the CA. */
  readonly peerNotAfter: string | null;
  readonly peerSha256: string | null;
  readonly plaintext: PlaintextAnswer;
  /** OpenSSL's or the system's own name for what went wrong: "CERT_HAS_EXPIRED", "ECONNREFUSED". */
  readonly code: string | null;
};

/** The last proof of an instance: a handshake with each of its nodes, from this server. */
export type TlsProof = {
  readonly at: string;
  /** The person's name; null = the daily run. */
  readonly by: string | null;
  /** The CA certificate that the chains were checked against. */
  readonly caSha256: string;
  readonly nodes: readonly NodeProof[];
};

/** The last proof that told something of an instance, when those after it did not. */
export type EarlierProof = {
  readonly proof: TlsProof;
  /** When the first of those after it was made, ISO 8601 UTC. */
  readonly silentSince: string;
};

/** `partly` = every node that could be reached is proven, but not all could. */
export type ProofVerdict = ProofOutcome | "partly";

/** Outcomes that say nothing about the node itself. */
export const TELLS_NOTHING: readonly ProofOutcome[] = ["not_reachable", "no_time", "address_refused"];

/** Whether a proof says anything about the instance: a node of it was reached. */
export function tellsAnything(nodes: readonly Pick<NodeProof, "outcome">[]): boolean {
  return nodes.some(({ outcome }) => !TELLS_NOTHING.includes(outcome));
}

/** What a proof comes to: the worst of its nodes; nodes that could not be reached don't undo what the others proved. */
export function proofVerdict(nodes: readonly Pick<NodeProof, "outcome">[]): ProofVerdict {
  const outcomes = new Set(nodes.map(({ outcome }) => outcome));
  const worst = PROOF_OUTCOMES.find((outcome) => outcomes.has(outcome)) ?? "not_reachable";
  return outcomes.has("proven") && TELLS_NOTHING.includes(worst) ? "partly" : worst;
}

/** The plaintext word of a whole proof: one node that accepts it is enough; `refused` only if each node that was reached refuses. */
export function proofPlaintext(nodes: readonly Pick<NodeProof, "outcome" | "plaintext">[]): PlaintextAnswer {
  const reached = nodes.filter(({ outcome }) => !TELLS_NOTHING.includes(outcome));
  if (reached.some(({ plaintext }) => plaintext === "accepted")) return "accepted";
  return reached.length > 0 && reached.every(({ plaintext }) => plaintext === "refused") ? "refused" : "unknown";
}

/** The oldest protocol that the nodes agreed on, in words: "TLS 1.2"; null = no handshake got so far. */
export function proofProtocol(nodes: readonly Pick<NodeProof, "protocol">[]): string | null {
  const [oldest] = nodes.flatMap(({ protocol }) => protocol ?? []).sort();
  return oldest === undefined ? null : protocolName(oldest);
}

/** "TLSv1.3" as people write it: "TLS 1.3"; the first version has no second number: "TLSv1" is TLS 1.0. */
export function protocolName(protocol: string): string {
  const version = /^TLSv(1(?:\.\d)?)$/.exec(protocol)?.[1];
  return version === undefined ? protocol : `TLS ${version === "1" ? "1.0" : version}`;
}
