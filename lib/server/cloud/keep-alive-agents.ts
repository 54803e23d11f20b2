import "server-only";
import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { outgoingCall } from "./outgoing-call";

/** Idle connections are closed before a server's usual five seconds, so that a call seldom meets one that is just going away. */
const IDLE_MILLIS = 4_000;

export type Agents = { readonly http: http.Agent; readonly https: https.Agent; readonly close: () => void };

type Connected = ((error: Error | null, stream: Duplex) => void) | undefined;

function reuse(socket: Duplex): void {
  const call = outgoingCall.getStore();
  call?.connect();
  call?.attach(socket, null);
}

class HttpAgent extends http.Agent {
  override createConnection(options: http.ClientRequestArgs, connected?: Connected): Duplex | null | undefined {
    const call = outgoingCall.getStore();
    call?.connect();
    const socket = super.createConnection(options, connected);
    if (socket) call?.attach(socket, "connect");
    return socket;
  }

  override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
    reuse(socket);
    super.reuseSocket(socket, request);
  }
}

class HttpsAgent extends https.Agent {
  override createConnection(options: https.RequestOptions, connected?: Connected): Duplex | null | undefined {
    const call = outgoingCall.getStore();
    call?.connect();
    const socket = super.createConnection(options, connected);
    // Node checks the certificate before this event and sends nothing of the request earlier.
    if (socket) call?.attach(socket, "secureConnect");
    return socket;
  }

  override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
    reuse(socket);
    super.reuseSocket(socket, request);
  }
}

/**
 * The connections of this process to the API, kept open and shared by all regions. They tell each call whether it left (see
 * outgoing-call.ts). maxSockets stays unlimited: the rate limiter bounds the calls, and a queue in the agent would hide when one leaves.
 */
export function openAgents(): Agents {
  const options = { keepAlive: true, timeout: IDLE_MILLIS };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  return {
    ...agents,
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
