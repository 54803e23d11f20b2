import { describe, expect, it } from "vitest";
import { CertificateError } from "./certificate-error";
import { checkLink, type LinkRules } from "./link-rules";

const defaults: LinkRules = { hosts: ["*.myqcloud.com", "Files.Example.com"], networks: [], allowHttp: false };

function verdict(link: string | null, rules: Partial<LinkRules> = {}): string {
  try {
    return checkLink(link, { ...defaults, ...rules }).host;
  } catch (error) {
    if (error instanceof CertificateError) return error.reason;
    throw error;
  }
}

describe("checkLink", () => {
  it.each([
    ["https://bucket.cos.ap-jakarta.myqcloud.com/MongoDB-CA.crt?sign=a", "bucket.cos.ap-jakarta.myqcloud.com"],
    ["HTTPS://A.MyQCloud.com/x", "a.myqcloud.com"],
    ["  https://a.myqcloud.com:443/x  ", "a.myqcloud.com"],
    ["https://files.example.com:8443/x", "files.example.com"],
  ])("follows %s", (link, host) => {
    expect(verdict(link)).toBe(host);
  });

  it.each([
    [null, "link_empty"],
    ["", "link_empty"],
    ["   ", "link_empty"],
    ["not a link", "link_invalid"],
    ["//a.myqcloud.com/x", "link_invalid"],
    ["https://", "link_invalid"],
    [`https://a.myqcloud.com/${"x".repeat(5000)}`, "link_invalid"],
    ["https://user:secret@a.myqcloud.com/", "link_invalid"],
    ["https://a.myqcloud.com@evil.example/", "link_invalid"],
    ["javascript:alert(1)", "scheme_refused"],
    ["java\nscript:alert(1)", "scheme_refused"],
    ["data:text/plain,x", "scheme_refused"],
    ["file:///etc/passwd", "scheme_refused"],
    ["ftp://a.myqcloud.com/x", "scheme_refused"],
    ["http://a.myqcloud.com/x", "http_refused"],
    ["https://a.myqcloud.com:22/x", "port_refused"],
    ["https://myqcloud.com/x", "host_refused"],
    ["https://evilmyqcloud.com/x", "host_refused"],
    ["https://.myqcloud.com/x", "host_refused"],
    ["https://a.myqcloud.com./x", "host_refused"],
    ["https://a.myqcloud.com.evil.example/x", "host_refused"],
    ["https://evil.example/#.myqcloud.com", "host_refused"],
    ["https://a.files.example.com/x", "host_refused"],
    ["https://evil.example\\.myqcloud.com/x", "host_refused"],
    ["http://127.0.0.1/x", "host_refused"],
    ["http://localhost/x", "host_refused"],
  ])("refuses %j as %s", (link, reason) => {
    expect(verdict(link)).toBe(reason);
  });

  it.each(["http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/", "http://127.1/", "http://127.0.0.1:8080/"])(
    "judges %s as the loopback address that it is",
    (link) => {
      expect(verdict(link)).toBe("host_refused");
      expect(verdict(link, { hosts: ["127.0.0.1"] })).toBe("127.0.0.1");
    },
  );

  it("takes http from a loopback host only if that very host is listed", () => {
    expect(verdict("http://localhost:4000/x", { hosts: ["localhost"] })).toBe("localhost");
    expect(verdict("http://[::1]:4000/x", { hosts: ["[::1]"] })).toBe("::1");
    expect(verdict("http://localhost/x", { hosts: ["127.0.0.1"] })).toBe("host_refused");
    expect(verdict("http://127.0.0.2/x", { hosts: ["127.0.0.2"] })).toBe("http_refused");
    expect(verdict("http://files.example.com/x")).toBe("http_refused");
  });

  it("takes http from listed hosts when the configuration says so, and from no others", () => {
    expect(verdict("http://a.myqcloud.com/x", { allowHttp: true })).toBe("a.myqcloud.com");
    expect(verdict("http://evil.example/x", { allowHttp: true })).toBe("host_refused");
  });

  it("does not take a lone star for a pattern", () => {
    expect(verdict("https://evil.example/x", { hosts: ["*", "*."] })).toBe("host_refused");
  });
});
