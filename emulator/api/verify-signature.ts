import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { ApiError } from "./api-error";

const ALGORITHM = "TC3-HMAC-SHA256";
const SKEW_SECONDS = 300;
const AUTHORIZATION = /^TC3-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** A call as it came over the wire; header names in lower case. */
export type SignedCall = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

export type Credentials = {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken: string | null;
};

/**
 * Recomputes TC3-HMAC-SHA256 (Tencent Cloud API 3.0, "Signature v3") from the received bytes.
 *
 * Two liberties of the real service are kept: the signed host may lack the port that the Host header has (the official Node.js
 * SDK signs it so), and the service in the scope is `mongodb` or the first label of the host (`127` for 127.0.0.1, SDK again).
 * @param at the server's own clock, epoch milliseconds.
 * @throws ApiError with one code per cause.
 */
export function verifySignature(call: SignedCall, credentials: Credentials, at: number): void {
  const authorization = required(call, "Authorization");
  const timestamp = required(call, "X-TC-Timestamp");
  if (!/^\d{1,11}$/.test(timestamp))
    throw new ApiError("InvalidParameter", "X-TC-Timestamp must be a UNIX time in seconds.");

  const [, credential = "", signedHeaders = "", signature = ""] = AUTHORIZATION.exec(authorization) ?? [];
  const [secretId = "", date = "", service = "", terminator] = credential.split("/");
  const names = signedHeaders.split(";");
  if (signature === "" || terminator !== "tc3_request" || !names.includes("content-type") || !names.includes("host")) {
    throw new ApiError(
      "AuthFailure.InvalidAuthorization",
      "The Authorization header is not of the form of TC3-HMAC-SHA256.",
    );
  }
  if (Math.abs(at / 1000 - Number(timestamp)) > SKEW_SECONDS) {
    throw new ApiError(
      "AuthFailure.SignatureExpire",
      "Signature expired: Timestamp and server time differ by more than five minutes.",
    );
  }
  if (secretId !== credentials.secretId) {
    throw new ApiError("AuthFailure.SecretIdNotFound", "The SecretId is not found, ensure that it is correct.");
  }

  const host = (call.headers.host ?? "").toLowerCase();
  const hostWithoutPort = host.replace(/:\d+$/, "");
  const scopeFits =
    date === utcDate(Number(timestamp)) &&
    ["mongodb", host.split(".")[0], hostWithoutPort.split(".")[0]].includes(service);
  const given = Buffer.from(signature, "hex");
  const fits = [host, hostWithoutPort].map((candidate) => {
    const request = canonicalRequest(call, names, candidate);
    return timingSafeEqual(given, sign(credentials.secretKey, date, service, timestamp, request));
  });
  if (!scopeFits || !fits.includes(true)) {
    throw new ApiError(
      "AuthFailure.SignatureFailure",
      "The provided credentials could not be validated, check that the signature is correct.",
    );
  }
  if ((call.headers["x-tc-token"] ?? "") !== (credentials.sessionToken ?? "")) {
    throw new ApiError("AuthFailure.TokenFailure", "The session token does not belong to the key.");
  }
}

function required(call: SignedCall, header: string): string {
  const value = call.headers[header.toLowerCase()];
  if (!value) throw new ApiError("MissingParameter", `The request is missing the header ${header}.`);
  return value;
}

function canonicalRequest(call: SignedCall, names: readonly string[], host: string): string {
  const headers = names.map((name) => {
    const value = name === "host" ? host : (call.headers[name] ?? "");
    return `${name}:${value.trim().toLowerCase()}\n`;
  });
  const query = call.method === "GET" ? call.query : "";
  return [call.method, call.path, query, headers.join(""), names.join(";"), sha256(call.body)].join("\n");
}

function sign(secretKey: string, date: string, service: string, timestamp: string, request: string): Buffer {
  const text = [ALGORITHM, timestamp, `${date}/${service}/tc3_request`, sha256(request)].join("\n");
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");
  return hmac(key, text);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function utcDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
