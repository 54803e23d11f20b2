import "server-only";
import type { PlaintextAnswer, ProofOutcome } from "@/lib/domain/tls-proof";

/** What a handshake with one node of an instance showed; the rows of one proof share `proof_id`. Times are epoch milliseconds. */
export type TlsProofTable = {
  proof_id: string;
  /** Its place among the addresses as the API gave them. */
  position: number;
  account_id: string;
  region: string;
  instance_id: string;
  /** With its port. */
  address: string;
  outcome: ProofOutcome;
  protocol: string | null;
  cipher: string | null;
  peer_not_after: number | null;
  peer_sha256: string | null;
  plaintext: PlaintextAnswer;
  code: string | null;
  ca_sha256: string;
  /** A member's id, or "program". */
  asked_by: string;
  asked_by_name: string;
  at: number;
};
