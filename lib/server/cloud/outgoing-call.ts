import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Duplex } from "node:stream";

/**
 * One call's way through the SDK. The SDK keeps only the text of a connection's error (and Node's text is empty when several addresses
 * refused), so "did it leave?" is answered by the connection itself, not read out of a message.
 */
export class OutgoingCall {
  /** A connection was asked for. Stays false behind a proxy, where the agents are not ours. */
  connecting = false;
  /** The connection stood, so that the request may have reached the API. */
  left = false;
  #socket: Duplex | null = null;
  readonly #onLeft: () => void;
  readonly #onClosed: () => void;
  readonly #mayLeave: () => boolean;

  constructor(on: { left: () => void; closed: () => void; mayLeave?: (() => boolean) | undefined }) {
    this.#onLeft = on.left;
    this.#onClosed = on.closed;
    this.#mayLeave = on.mayLeave ?? (() => true);
  }

  /**
   * Asks for the one connection of this call. A second one is a redirect that node-fetch would follow: refused, because a followed 307
   * sends InstanceEnableSSL again and would carry the session token to another host.
   */
  connect(): void {
    if (this.connecting) throw new Error("redirects are not followed");
    this.connecting = true;
  }

  /** The call goes over this connection, once `readyEvent` comes; at once without one. */
  attach(socket: Duplex, readyEvent: "connect" | "secureConnect" | null): void {
    this.#socket = socket;
    socket.once("close", this.#onClosed);
    if (readyEvent === null) this.#leave();
    else socket.once(readyEvent, () => this.#leave());
  }

  /** The call is over; its connection may serve others. */
  detach(): void {
    this.#socket?.off("close", this.#onClosed);
    this.#socket = null;
  }

  #leave(): void {
    // The process may have been frozen while it connected. Node writes the request after this event, so a closed connection carries nothing.
    if (!this.#mayLeave()) {
      this.#socket?.destroy(new Error("another process may lead by now"));
      return;
    }
    this.left = true;
    this.#onLeft();
  }
}

/** The call on whose behalf the code runs: Node opens or picks a connection synchronously within it. */
export const outgoingCall = new AsyncLocalStorage<OutgoingCall>();
