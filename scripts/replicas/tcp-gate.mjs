import { once } from "node:events";
import { connect, createServer } from "node:net";

/**
 * A way to a server that can be cut and mended. `refuse`: connections end and none is made, as when a server restarts. `swallow`: nothing
 * arrives any more and nobody is told, as when a network loses packets.
 * @typedef {"refuse" | "swallow"} CutMode
 * @typedef {{ host: string, cut: (mode: CutMode) => void, mend: () => void, close: () => Promise<void> }} TcpGate
 */

/**
 * @param {{ hostname: string, port: string }} target
 * @returns {Promise<TcpGate>} `host` is `127.0.0.1:port`, a name of its own for what lies behind
 */
export async function openTcpGate({ hostname, port }) {
  /** Both ends of each connection. @type {Set<import("node:net").Socket>} */
  const open = new Set();
  /** @type {CutMode | null} */
  let cut = null;

  const keep = (/** @type {import("node:net").Socket} */ socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
    if (cut === "swallow") socket.pause();
  };
  const server = createServer((near) => {
    if (cut === "refuse") {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [from, to] of /** @type {const} */ ([
      [near, far],
      [far, near],
    ])) {
      from.on("data", (data) => void to.write(data));
      from.on("close", () => to.destroy());
      keep(from);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gate has no port.");
  return {
    host: `127.0.0.1:${address.port}`,
    cut: (mode) => {
      cut = mode;
      for (const socket of open) {
        if (mode === "refuse") socket.destroy();
        else socket.pause();
      }
    },
    mend: () => {
      cut = null;
      for (const socket of open) socket.resume();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
