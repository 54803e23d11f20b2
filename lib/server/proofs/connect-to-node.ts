import "server-only";
import { isIP, connect as open, type Socket } from "node:net";

/** Where a node is: an address that was checked, never a name, so that nothing is looked up again. */
export type NodeEndpoint = { readonly address: string; readonly port: number };

/** No TCP connection came about within the time. `code` is the system's, or "ETIMEDOUT". */
export class NotConnected extends Error {
  override readonly name = "NotConnected";
  constructor(readonly code: string) {
    super(`not connected: ${code}`);
  }
}

/** Opens a TCP connection to a node. @throws NotConnected */
export function connectToNode({ address, port }: NodeEndpoint, millis: number): Promise<Socket> {
  if (isIP(address) === 0) throw new Error("A proof connects to checked addresses only.");
  return new Promise((resolve, reject) => {
    const socket = open({ host: address, port });
    const end = (code: string) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new NotConnected(code));
    };
    const timer = setTimeout(() => end("ETIMEDOUT"), millis);
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? "unknown"));
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      // Whoever goes on with it listens as well; between the two an error must not end the process.
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });
}
