import { describe, expect, it } from "vitest";
import { ApiError } from "./api-error";
import { type SignedCall, verifySignature } from "./verify-signature";

// The worked example of the page "Signature v3" in its two editions; the keys are printed there, the newer ones as asterisks.
const SENT_AT = 1_551_113_065;
const BODY = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
const OLDER = {
  credentials: {
    secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
    secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    sessionToken: null,
  },
  signedHeaders: "content-type;host",
  signature: "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
};
const NEWER = {
  credentials: { secretId: `AKID${"*".repeat(32)}`, secretKey: "*".repeat(32), sessionToken: null },
  signedHeaders: "content-type;host;x-tc-action",
  signature: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
};

function example(edition: typeof OLDER, headers: Record<string, string | undefined> = {}, body = BODY): SignedCall {
  return {
    method: "POST",
    path: "/",
    query: "",
    body: Buffer.from(body),
    headers: {
      authorization: `TC3-HMAC-SHA256 Credential=${edition.credentials.secretId}/2019-02-25/cvm/tc3_request, SignedHeaders=${edition.signedHeaders}, Signature=${edition.signature}`,
      "content-type": "application/json; charset=utf-8",
      host: "cvm.tencentcloudapi.com",
      "x-tc-action": "DescribeInstances",
      "x-tc-timestamp": String(SENT_AT),
      ...headers,
    },
  };
}

function codeOf(
  call: SignedCall,
  credentials = OLDER.credentials as Parameters<typeof verifySignature>[1],
  at = SENT_AT * 1000,
): string | null {
  try {
    verifySignature(call, credentials, at);
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

describe("verifySignature", () => {
  it("accepts both published examples", () => {
    expect(codeOf(example(OLDER))).toBeNull();
    expect(codeOf(example(NEWER), NEWER.credentials)).toBeNull();
  });

  it("accepts a Host header with a port when the host was signed without it", () => {
    expect(codeOf(example(OLDER, { host: "cvm.tencentcloudapi.com:8443" }))).toBeNull();
  });

  it.each([
    ["another body", example(OLDER, {}, `${BODY} `)],
    ["another host", example(OLDER, { host: "cvm.tencentcloudapi.org" })],
    ["another content type", example(OLDER, { "content-type": "application/json" })],
    ["another time", example(OLDER, { "x-tc-timestamp": String(SENT_AT + 1) })],
  ])("refuses %s", (_, call) => {
    expect(codeOf(call)).toBe("AuthFailure.SignatureFailure");
  });

  it("refuses a signed header that was changed on the way", () => {
    expect(codeOf(example(NEWER, { "x-tc-action": "TerminateInstances" }), NEWER.credentials)).toBe(
      "AuthFailure.SignatureFailure",
    );
  });

  it("refuses a scope of another service or another day", () => {
    const authorization = example(OLDER).headers.authorization ?? "";
    for (const changed of [
      authorization.replace("/cvm/", "/cos/"),
      authorization.replace("2019-02-25", "2019-02-24"),
    ]) {
      expect(codeOf(example(OLDER, { authorization: changed }))).toBe("AuthFailure.SignatureFailure");
    }
  });

  it("refuses a wrong key", () => {
    expect(codeOf(example(OLDER), { ...OLDER.credentials, secretKey: "wrong" })).toBe("AuthFailure.SignatureFailure");
  });

  it("refuses an unknown key id", () => {
    expect(codeOf(example(OLDER), { ...OLDER.credentials, secretId: "AKIDother" })).toBe(
      "AuthFailure.SecretIdNotFound",
    );
  });

  it("bears five minutes of difference in either direction and no second more", () => {
    const call = example(OLDER);
    for (const seconds of [-300, 300]) expect(codeOf(call, OLDER.credentials, (SENT_AT + seconds) * 1000)).toBeNull();
    for (const seconds of [-301, 301])
      expect(codeOf(call, OLDER.credentials, (SENT_AT + seconds) * 1000)).toBe("AuthFailure.SignatureExpire");
  });

  it.each(["authorization", "x-tc-timestamp"])("names a missing %s", (header) => {
    expect(codeOf(example(OLDER, { [header]: undefined }))).toBe("MissingParameter");
  });

  it.each([
    "TC3-HMAC-SHA256 nonsense",
    "Bearer abc",
    example({ ...OLDER, signedHeaders: "host" }).headers.authorization,
    example({ ...OLDER, signature: "abc" }).headers.authorization,
  ])("refuses the form of %s", (authorization) => {
    expect(codeOf(example(OLDER, { authorization }))).toBe("AuthFailure.InvalidAuthorization");
  });

  it("wants the session token of the key, and none for a key without", () => {
    const temporary = { ...OLDER.credentials, sessionToken: "token" };
    expect(codeOf(example(OLDER, { "x-tc-token": "token" }), temporary)).toBeNull();
    expect(codeOf(example(OLDER), temporary)).toBe("AuthFailure.TokenFailure");
    expect(codeOf(example(OLDER, { "x-tc-token": "token" }))).toBe("AuthFailure.TokenFailure");
  });
});
