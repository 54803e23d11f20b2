import "server-only";
import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import type { NodeProof } from "@/lib/domain/tls-proof";
import { connectToNode, type NodeEndpoint } from "./connect-to-node";
import { handshakeFailure } from "./handshake-failure";
import type { ProbeLimits } from "./probe-limits";

export type Handshake = Pick<NodeProof, "outcome" | "protocol" | "cipher" | "code"> & {
  /** Epoch milliseconds; of the certificate that the node showed. */
  readonly peerNotAfter: number | null;
  readonly peerSha256: string | null;
};

/** What clients of today speak. */
const MIN_VERSION = "TLSv1.2";
/** OpenSSL 3 speaks TLS 1.0 and 1.1 at security level 0 only. Used to name what such a node speaks, never to trust it. */
const OLD_TOO = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

/**
 * Checks the chain against the given CA and, as a client that connects by IP address must, not the host name. `rejectUnauthorized` is off so that the
 * certificate of a node that isn't trusted can be named; nothing but the handshake is ever sent.
 */
function shake(socket: Socket, options: ConnectionOptions, millis: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const encrypted = connect({
      socket,
      minVersion: MIN_VERSION,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...options,
    });
    const timer = setTimeout(() => {
      reject(Object.assign(new Error("no answer"), { code: "NO_ANSWER" }));
      encrypted.destroy();
    }, millis);
    encrypted.once("secureConnect", () => resolve(encrypted));
    encrypted.on("error", reject);
    encrypted.once("close", () => {
      clearTimeout(timer);
      reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    });
  });
}

function agreed(socket: TLSSocket): Pick<Handshake, "protocol" | "cipher" | "peerNotAfter" | "peerSha256"> {
  const peer = socket.getPeerX509Certificate();
  const notAfter = peer === undefined ? Number.NaN : Date.parse(peer.validTo);
  return {
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    peerNotAfter: Number.isNaN(notAfter) ? null : notAfter,
    peerSha256: peer === undefined ? null : peer.fingerprint256.replaceAll(":", "").toLowerCase(),
  };
}

const NOTHING = { protocol: null, cipher: null, peerNotAfter: null, peerSha256: null } as const;

/** What an old node speaks, for the person who has to ask for better; nothing if it doesn't say. */
async function oldProtocol(node: NodeEndpoint, limits: ProbeLimits) {
  try {
    const socket = await shake(await connectToNode(node, limits.connectMillis), OLD_TOO, limits.handshakeMillis);
    const found = agreed(socket);
    socket.destroy();
    return found;
  } catch {
    return NOTHING;
  }
}

/** One handshake with a node: its chain against `ca` (PEM), TLS 1.2 or newer. @throws NotConnected; an OpenSSL error if the PEM can't be read */
export async function handshake(node: NodeEndpoint, ca: string, limits: ProbeLimits): Promise<Handshake> {
  // A CA that can't be read is no fault of the node's, and `connect` would silently trust nobody.
  new X509Certificate(ca);
  const plain = await connectToNode(node, limits.connectMillis);
  try {
    const socket = await shake(plain, { ca }, limits.handshakeMillis);
    const found = agreed(socket);
    const problem = socket.authorized ? null : String(socket.authorizationError);
    socket.destroy();
    if (problem === null) return { outcome: "proven", ...found, code: null };
    return { outcome: problem === "CERT_HAS_EXPIRED" ? "expired" : "chain_not_trusted", ...found, code: problem };
  } catch (error) {
    plain.destroy();
    const { outcome, code } = handshakeFailure(error);
    const old = outcome === "protocol_too_old" || outcome === "handshake_failed";
    const found = old ? await oldProtocol(node, limits) : NOTHING;
    const tooOld = found.protocol === "TLSv1" || found.protocol === "TLSv1.1";
    return { outcome: tooOld ? "protocol_too_old" : outcome, ...found, code };
  }
}
