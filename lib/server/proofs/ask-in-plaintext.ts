import "server-only";
import { randomInt } from "node:crypto";
import type { PlaintextAnswer } from "@/lib/domain/tls-proof";
import { connectToNode, type NodeEndpoint, NotConnected } from "./connect-to-node";
import { helloMessage, isReplyTo } from "./hello-message";
import type { ProbeLimits } from "./probe-limits";

const TLS_ALERT = 0x15;

/**
 * Asks a node `hello` without TLS. Closed without a word, or a TLS alert = it demands TLS. Anything else that is not MongoDB's answer, or silence, tells
 * nothing. Never throws for what the node does.
 */
export async function askInPlaintext(node: NodeEndpoint, limits: ProbeLimits): Promise<PlaintextAnswer> {
  try {
    const socket = await connectToNode(node, limits.connectMillis);
    const requestId = randomInt(1, 2 ** 31 - 1);
    return await new Promise<PlaintextAnswer>((resolve) => {
      let received: Buffer = Buffer.alloc(0);
      const end = (answer: PlaintextAnswer) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(answer);
      };
      const timer = setTimeout(() => end("unknown"), limits.helloMillis);
      socket.on("data", (chunk) => {
        received = Buffer.concat([received, chunk]);
        const replied = isReplyTo(requestId, received);
        if (replied !== null) end(replied ? "accepted" : received[0] === TLS_ALERT ? "refused" : "unknown");
      });
      socket.once("close", () => end(received.length === 0 || received[0] === TLS_ALERT ? "refused" : "unknown"));
      socket.write(helloMessage(requestId));
    });
  } catch (error) {
    if (error instanceof NotConnected) return "unknown";
    throw error;
  }
}
