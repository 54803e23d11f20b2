import "server-only";
import type { ProofOutcome } from "@/lib/domain/tls-proof";

/** OpenSSL's reasons (ssl/ssl_err.c), lower case. */
const TOO_OLD = ["unsupported protocol", "tlsv1 alert protocol version", "version too low", "unknown protocol"];
const NOT_TLS = ["wrong version number", "packet length too long", "bad record type"];

/** The reason of an OpenSSL error, which Node gives as a property or, for one met while writing, in the message: "…:SSL routines:…:unsupported protocol:…". */
function sslReason(error: Error): string | null {
  if ("reason" in error && typeof error.reason === "string") return error.reason.toLowerCase();
  return /:SSL routines:[^:]*:([^:]+)/.exec(error.message)?.[1]?.toLowerCase() ?? null;
}

/** What a handshake that came to no end says of the node. A connection that is closed at the first TLS bytes is what a server without TLS does. */
export function handshakeFailure(error: unknown): { readonly outcome: ProofOutcome; readonly code: string | null } {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "unknown";
  const reason = sslReason(error);
  if (code === "NO_ANSWER") return { outcome: "no_answer", code: null };
  if (reason === null) return { outcome: "no_tls", code };
  const named = code === "EPROTO" ? `ERR_SSL_${reason.replaceAll(/[^a-z0-9]+/g, "_").toUpperCase()}` : code;
  if (TOO_OLD.includes(reason)) return { outcome: "protocol_too_old", code: named };
  if (NOT_TLS.includes(reason)) return { outcome: "no_tls", code: named };
  return { outcome: "handshake_failed", code: named };
}
