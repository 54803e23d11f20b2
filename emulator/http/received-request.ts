import type { IncomingMessage } from "node:http";

const MOST_BYTES = 10 * 1024 * 1024;

/** A request with its body read. */
export type ReceivedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case; a header that came twice is joined. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
};

/** @returns null when the body is over 10 MiB, the limit of the real service. */
export async function receiveRequest(message: IncomingMessage): Promise<ReceivedRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BYTES) return null;
    chunks.push(bytes);
  }
  const [path = "/", ...query] = (message.url ?? "/").split("?");
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
  return { method: message.method ?? "GET", path, query: query.join("?"), headers, body: Buffer.concat(chunks) };
}
