import { describe, expect, it } from "vitest";
import { CertificateError } from "./certificate-error";
import { certificateFailure, certificateResponse } from "./certificate-response";

const key = { region: "ap-jakarta", instanceId: "cmgo-1a2b3c4d" };
const file = {
  filename: "cmgo-1a2b3c4d-MongoDB-CA.crt",
  body: Buffer.from("-----BEGIN CERTIFICATE-----\n"),
  contentType: "application/x-pem-file",
  sha256: "ab".repeat(32),
  overHttp: false,
  source: "cloud",
} as const;

function asked(accept: string): Request {
  return new Request("http://127.0.0.1:3000/api/instances/ap-jakarta/cmgo-1a2b3c4d/certificate", {
    headers: { accept },
  });
}

describe("certificateResponse", () => {
  it("is an attachment that no browser opens, and that only the asker may keep", async () => {
    const response = certificateResponse(file, asked("*/*"));
    expect(await response.text()).toBe("-----BEGIN CERTIFICATE-----\n");
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "application/x-pem-file",
      "content-length": "28",
      "content-disposition": 'attachment; filename="cmgo-1a2b3c4d-MongoDB-CA.crt"',
      "cache-control": "private, no-cache",
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      "x-content-type-options": "nosniff",
      "x-certificate-sha256": "ab".repeat(32),
      "x-certificate-source": "cloud",
    });
  });

  it("is 304 without a body to who has these bytes, and the file to who has others", async () => {
    const tag = certificateResponse(file, asked("*/*")).headers.get("etag") ?? "";
    const having = (held: string) => {
      const request = asked("*/*");
      request.headers.set("if-none-match", held);
      return certificateResponse(file, request);
    };
    for (const held of [tag, `"other", W/${tag}`, "*"]) {
      const response = having(held);
      expect([response.status, await response.text(), response.headers.get("etag")]).toEqual([304, "", tag]);
      expect(response.headers.get("cache-control")).toBe("private, no-cache");
    }
    expect(having('"other"').status).toBe(200);
  });

  it("says when the bytes came without authentication, and when they are an earlier download", () => {
    const { headers } = certificateResponse({ ...file, overHttp: true, source: "kept" }, asked("*/*"));
    expect(headers.get("x-certificate-unauthenticated")).toBe("fetched over http");
    expect(headers.get("x-certificate-source")).toBe("kept");
  });
});

describe("certificateFailure", () => {
  const error = new CertificateError("host_refused", { host: "evil.example", reason: "overwritten" });

  it.each(["*/*", "application/json", ""])(
    "answers 502 with the reason to a program that accepts %j",
    async (accept) => {
      const response = certificateFailure(error, asked(accept), key);
      expect(response.status).toBe(502);
      expect(await response.json()).toEqual({
        error: { code: "certificate_unavailable", params: { host: "evil.example", reason: "host_refused" } },
      });
    },
  );

  it("leads a person to the instance's page with the reason and nothing else", () => {
    const response = certificateFailure(error, asked("text/html,application/xhtml+xml,*/*;q=0.8"), key);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/instances/ap-jakarta/cmgo-1a2b3c4d?certificate=host_refused");
  });
});
