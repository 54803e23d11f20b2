import "server-only";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { NodeNextRequest, NodeNextResponse } from "next/dist/server/base-http/node";
import { sendResponse } from "next/dist/server/send-response";
import { consoleServer } from "@/scripts/serve/console-server.mjs";

type Route = (request: Request, segment: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;

export type ServedRoute = {
  /** Where it is reached, with a port of its own. */
  readonly url: string;
  /** Connections that are open now. */
  readonly connections: () => Promise<number>;
  readonly close: () => Promise<void>;
};

function asRequest(url: string, { url: path = "/", headers }: IncomingMessage): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new Request(new URL(path, url), { headers: Object.fromEntries(given) });
}

/** One GET route over HTTP, as a browser gets it: through the console's own first gate, its answer written to the socket by Next's code. Only Next's choice of the route is left out. */
export async function serveRoute(route: Route): Promise<ServedRoute> {
  const url = "http://console.test";
  const server = consoleServer({
    baseUrl: url,
    trustedProxies: [],
    deploymentId: "test",
    log: () => undefined,
    handler: async (incoming, outgoing) => {
      const answer = await route(asRequest(url, incoming), { params: Promise.resolve({}) });
      await sendResponse(new NodeNextRequest(incoming), new NodeNextResponse(outgoing), answer);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
