import { X509Certificate } from "node:crypto";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { callApi } from "../testing/call-api";
import { emulatorForTest } from "../testing/emulator-for-test";

const ID = "cmgo-certs000";

async function download(path: string) {
  const emulator = await emulatorForTest();
  const get = async (target: string) => {
    const response = await fetch(emulator.url + target, { redirect: "manual" });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  return { emulator, get, first: await get(path) };
}

async function withCertificate(certificateFormat: "pem" | "der" | "zip") {
  const { emulator, get } = await download("/certs/none/MongoDB-CA.crt");
  emulator.addInstance({ instanceId: ID, ssl: "enabled", certificateFormat });
  const { ExpiredTime, CertUrl } = (await callApi(emulator.url, "DescribeInstanceSSL", { params: { InstanceId: ID } }))
    .response;
  const { bytes } = await get(new URL(String(CertUrl)).pathname);
  return { emulator, get, bytes, expiresAt: new Date(`${String(ExpiredTime).replace(" ", "T")}+08:00`) };
}

describe("the certificate of an instance", () => {
  it.each(["pem", "der", "zip"] as const)(
    "as %s is a CA, signed by itself, valid until ExpiredTime in +08:00",
    async (format) => {
      const { bytes, expiresAt } = await withCertificate(format);
      const file = format === "zip" ? unzipSync(bytes) : { "MongoDB-CA.crt": bytes };
      expect(Object.keys(file)).toEqual(["MongoDB-CA.crt"]);
      const [content = Buffer.alloc(0)] = Object.values(file);
      expect(Buffer.from(content).toString("latin1").startsWith("-----BEGIN CERTIFICATE-----")).toBe(format !== "der");
      const certificate = new X509Certificate(content);
      expect(new Date(certificate.validTo)).toEqual(expiresAt);
      expect(certificate.ca).toBe(true);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.subject).toContain(ID);
    },
  );

  it("stays the same until the instance gets a new one", async () => {
    const { emulator, get, bytes, expiresAt } = await withCertificate("pem");
    const path = `/certs/${ID}/MongoDB-CA.crt`;
    expect((await get(path)).bytes).toEqual(bytes);
    emulator.updateInstance("ap-guangzhou", ID, { expiresAt: expiresAt.getTime() + 1000 });
    const renewed = new X509Certificate((await get(path)).bytes);
    expect(new Date(renewed.validTo).getTime()).toBe(expiresAt.getTime() + 1000);
    expect(renewed.fingerprint256).not.toBe(new X509Certificate(bytes).fingerprint256);
  });

  it("is 404 when there is none", async () => {
    const { emulator, get, first } = await download("/certs/none/MongoDB-CA.crt");
    emulator.addInstance({ instanceId: ID, ssl: "disabled" });
    expect([first.status, (await get(`/certs/${ID}/MongoDB-CA.crt`)).status]).toEqual([404, 404]);
  });
});

describe("links that must not be followed to the end", () => {
  it("html, redirect, broken and two-in-zip", async () => {
    const { get, first: html } = await download("/certs-test/html");
    expect([html.status, html.headers.get("content-type")]).toEqual([200, "text/html"]);
    const redirect = await get("/certs-test/redirect?to=http%3A%2F%2F10.0.0.1%2F");
    expect([redirect.status, redirect.headers.get("location")]).toEqual([302, "http://10.0.0.1/"]);
    const broken = await get("/certs-test/broken");
    expect(() => new X509Certificate(broken.bytes)).toThrow();
    const two = unzipSync((await get("/certs-test/two-in-zip")).bytes);
    expect(Object.values(two).map((content) => new X509Certificate(content).ca)).toEqual([true, true]);
    expect((await get("/certs-test/other")).status).toBe(404);
  });

  it.each(["big", "slow"])("%s has no length, and ends with its reader or with the emulator", async (kind) => {
    const { emulator, first } = await download("/certs-test/html");
    expect(first.status).toBe(200);
    const left = await fetch(`${emulator.url}/certs-test/${kind}`);
    expect(left.headers.get("content-length")).toBeNull();
    await left.body?.cancel();
    const stuck = await fetch(`${emulator.url}/certs-test/${kind}`);
    const reader = stuck.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await emulator.close();
    const drained = async () => {
      while (!(await reader?.read())?.done);
    };
    await expect(drained()).rejects.toThrow();
  });
});
