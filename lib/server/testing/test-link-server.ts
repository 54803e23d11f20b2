import "server-only";
import http, { type IncomingMessage, type RequestListener } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

export type LinkServer = {
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
  /** Sockets that were opened at all, with or without a request. */
  connections(): number;
  /** Replaces what is answered. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
};

/** A real server on 127.0.0.1 (or another loopback address) that a certificate link may lead to. With `tls` it speaks https. */
export async function startLinkServer(
  listener: RequestListener = (_request, response) => response.end("nothing here"),
  options: { readonly address?: string; readonly tls?: { readonly key: string; readonly cert: string } } = {},
): Promise<LinkServer> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  let current = listener;
  const handle: RequestListener = (request, response) => {
    requests.push(request);
    current(request, response);
  };
  const server = options.tls ? https.createServer(options.tls, handle) : http.createServer(handle);
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, options.address ?? "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    connections: () => connections,
    answer: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
