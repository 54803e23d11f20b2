import { X509Certificate } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../testing/test-app";
import { makeCertificate } from "../testing/test-certificate";
import { inspectCertificate } from "./inspect-certificate";
import { keepCertificate } from "./keep-certificate";

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp();
});
afterEach(() => test.close());

it.each([
  [["http", "https"], "https"],
  [["https", "http"], "https"],
  [["http", "http"], "http"],
] as const)("knows a certificate that came over %j as fetched over %s", async (ways, known) => {
  const certificate = inspectCertificate(new X509Certificate((await makeCertificate()).der));
  const key = { region: "ap-jakarta", instanceId: "cmgo-test0001" };
  for (const [index, over] of ways.entries()) {
    const seen = { over, now: 1000 + index, reportedExpiresAt: null };
    await test.app.store.transaction((trx) => keepCertificate(trx, key, certificate, seen));
  }
  const rows = await test.app.store.db.selectFrom("certificates").selectAll().execute();
  expect(rows).toMatchObject([
    { sha256: certificate.sha256, fetched_over: known, first_seen_at: 1000, last_seen_at: 1001 },
  ]);
});
