import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import { z } from "zod";
import type { EmulatedInstance } from "../emulated-instance";
import { answerCommand } from "./answer-command";
import { replyTo, takeMessage } from "./wire-message";

const tlsVersion = z.enum(["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"]);

export const listenOptionsSchema = z.strictObject({
  /** Any loopback address; default 127.0.0.1. */
  host: z.string().optional(),
  /** Whether a client without TLS is answered while SSL is on. Default false: its connection is closed, without a word. */
  plaintext: z.boolean().optional(),
  minVersion: tlsVersion.optional(),
  maxVersion: tlsVersion.optional(),
  /** Accepts connections and never says anything. */
  silent: z.boolean().optional(),
});

/** How one node behaves. What is not given is as a well-behaved node has it: TLS 1.2 and 1.3, no plaintext while SSL is on. */
export type ListenOptions = z.infer<typeof listenOptionsSchema>;

/** What a listener asks at each connection, so that it follows the instance: SSL off = plaintext only, a new CA = a new certificate. */
export type ListenerState = {
  readonly instance: () => EmulatedInstance | undefined;
  /** Null while the instance has no certificate. */
  readonly secureContext: () => Promise<SecureContext | null>;
};

export type TlsListener = { readonly host: string; readonly port: number; close(): Promise<void> };

const TLS_HANDSHAKE = 0x16;

/** A node of an instance on loopback: TLS under the instance's CA, and enough of MongoDB's protocol for a driver to connect and ping. */
export async function startTlsListener(state: ListenerState, options: ListenOptions): Promise<TlsListener> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    if (options.silent !== true) meet(socket, connections);
  });

  function meet(socket: Socket, connectionId: number): void {
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      const instance = state.instance();
      const encrypted = first[0] === TLS_HANDSHAKE;
      const on = instance?.ssl === "enabled";
      if (instance === undefined || (encrypted ? !on : on && options.plaintext !== true)) socket.destroy();
      else if (encrypted) void encrypt(socket, instance, connectionId).catch(() => socket.destroy());
      else converse(socket, instance, connectionId);
    });
  }

  async function encrypt(socket: Socket, instance: EmulatedInstance, connectionId: number): Promise<void> {
    const secureContext = await state.secureContext();
    if (secureContext === null || socket.destroyed) return void socket.destroy();
    const encrypted = new TLSSocket(socket, { isServer: true, secureContext });
    encrypted.on("error", () => socket.destroy());
    converse(encrypted, instance, connectionId);
  }

  server.listen(0, options.host ?? "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The listener has no TCP port.");
  return {
    host: address.address,
    port: address.port,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function converse(socket: Socket, instance: EmulatedInstance, connectionId: number): void {
  let received: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    try {
      for (let taken = takeMessage(received); taken; taken = takeMessage(received)) {
        received = taken.rest;
        const { request } = taken;
        if (request.wantsReply) socket.write(replyTo(request, answerCommand(request.command, instance, connectionId)));
      }
    } catch {
      socket.destroy();
    }
  });
  // It was paused while its first bytes were looked at.
  socket.resume();
}
