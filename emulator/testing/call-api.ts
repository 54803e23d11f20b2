import { createHash, createHmac } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";

/** What a test may set on a call; everything else is as a correct client does it. */
export type CallOptions = {
  readonly region?: string;
  readonly params?: unknown;
  /** The bytes to send, when they are not the JSON of `params`. */
  readonly body?: string;
  /** Epoch seconds. */
  readonly timestamp?: number;
  readonly secretId?: string;
  readonly secretKey?: string;
  /** Sent after signing; undefined removes a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Makes the caller leave. */
  readonly signal?: AbortSignal;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly code: string | null;
  readonly response: Record<string, unknown>;
};

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Signs by the documented steps of "Signature v3", written anew here so that it does not share a mistake with the emulator. */
function authorization(host: string, body: string, timestamp: number, secretId: string, secretKey: string): string {
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
  const scope = `${date}/mongodb/tc3_request`;
  const key = ["mongodb", "tc3_request"].reduce(hmac, hmac(`TC3${secretKey}`, date));
  const signature = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}

/** One signed call over a connection of its own. Rejects when the connection breaks. */
export function callApi(url: string, action: string, options: CallOptions = {}): Promise<ApiAnswer> {
  const { hostname, port, host } = new URL(url);
  const body = options.body ?? JSON.stringify(options.params ?? {});
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const headers: Record<string, string | undefined> = {
    "Content-Type": "application/json",
    Host: host,
    "X-TC-Action": action,
    "X-TC-Version": "2019-07-25",
    "X-TC-Region": options.region ?? "ap-guangzhou",
    "X-TC-Timestamp": String(timestamp),
    Authorization: authorization(
      host,
      body,
      timestamp,
      options.secretId ?? "AKIDEMULATOR",
      options.secretKey ?? "emulator-secret-key",
    ),
    ...options.headers,
  };
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname,
        port,
        method: "POST",
        path: "/",
        headers: sent,
        agent: false,
        ...(options.signal && { signal: options.signal }),
      },
      (message) => {
        let text = "";
        message.setEncoding("utf8");
        message.on("data", (chunk: string) => {
          text += chunk;
        });
        message.on("error", reject);
        message.on("end", () =>
          resolve({ status: message.statusCode ?? 0, headers: message.headers, text, ...parsed(text) }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

function parsed(text: string): { code: string | null; response: Record<string, unknown> } {
  let json: { Response?: Record<string, unknown> & { Error?: { Code: string } } };
  try {
    json = JSON.parse(text);
  } catch {
    json = {};
  }
  return { code: json.Response?.Error?.Code ?? null, response: json.Response ?? {} };
}
