import "server-only";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { CertificateError } from "./certificate-error";
import type { HostAddress } from "./resolve-host";

export type LinkRequest = {
  readonly url: URL;
  readonly host: string;
  /** Already checked; the connection goes to one of these. */
  readonly addresses: readonly HostAddress[];
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  /** Roots instead of the system's, for a private authority. */
  readonly ca?: string;
};
export type LinkAnswer = { readonly redirectTo: string } | { readonly body: Buffer };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Node asks for one address or for all of them; both times it gets those that were checked, never a second look at the name. */
function pinned(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all)
      callback(
        null,
        addresses.map(({ address, family }) => ({ address, family })),
      );
    else if (first) callback(null, first.address, first.family);
  };
}

/**
 * One GET to one of the checked addresses, without credentials, cookies, a proxy or a kept connection. The body is counted as it comes and cut off at the limit.
 * @throws CertificateError http_status, too_large, not_a_certificate; whatever the socket throws otherwise
 */
export function requestLink({ url, host, addresses, signal, maxBytes, ca }: LinkRequest): Promise<LinkAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { accept: "*/*", "accept-encoding": "identity", "user-agent": "mongodb-ssl-console" };
    const options = { method: "GET", agent: false, lookup: pinned(addresses), signal, headers } as const;
    const request =
      url.protocol === "https:"
        ? https.request(url, { ...options, rejectUnauthorized: true, ca })
        : http.request(url, options);
    const refuse = (error: CertificateError) => {
      reject(error);
      request.destroy();
    };
    request.on("error", reject);
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (REDIRECTS.has(status) && location !== undefined) {
        resolve({ redirectTo: location });
        request.destroy();
        return;
      }
      if (status !== 200) return refuse(new CertificateError("http_status", { host, status }));
      const tooLarge = new CertificateError("too_large", { host, limitBytes: maxBytes });
      if (Number(response.headers["content-length"] ?? 0) > maxBytes) return refuse(tooLarge);
      if ((response.headers["content-encoding"] ?? "identity") !== "identity")
        return refuse(new CertificateError("not_a_certificate", { found: "encoded" }));
      const chunks: Buffer[] = [];
      let received = 0;
      response.on("data", (chunk: Buffer) => {
        received += chunk.length;
        if (received > maxBytes) refuse(tooLarge);
        else chunks.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => resolve({ body: Buffer.concat(chunks) }));
    });
    request.end();
  });
}
