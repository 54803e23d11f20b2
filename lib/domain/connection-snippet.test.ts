import { expect, test } from "vitest";
import { connectionSnippet, SNIPPET_CLIENTS } from "./connection-snippet";

const server = { instanceId: "cmgo-1a2b3c4d", addresses: ["10.5.2.12", "10.5.2.14"], port: 27018 };

test.each(SNIPPET_CLIENTS)("%s verifies the chain with this instance's CA and skips the host name alone", (client) => {
  const snippet = connectionSnippet(client, server);
  expect(snippet).toContain("cmgo-1a2b3c4d-MongoDB-CA.crt");
  expect(snippet).toContain("10.5.2.12:27018,10.5.2.14:27018");
  expect(snippet).toMatch(/tlsAllowInvalidHostnames|invalidHostNameAllowed\(true\)/);
  // What would skip the whole verification, in any of these clients.
  expect(snippet).not.toMatch(
    /tlsAllowInvalidCertificates|tlsInsecure|rejectUnauthorized|CERT_NONE|X509TrustManager|javax\.net\.ssl\.trustStore/i,
  );
});

test.each(SNIPPET_CLIENTS)("%s holds no password", (client) => {
  expect(connectionSnippet(client, server)).not.toMatch(/:[^/@\s"]+@/);
});

test("an address that could break out of the quotes is left out", () => {
  const snippet = connectionSnippet("mongosh", { ...server, addresses: ['1.2.3.4"; rm -rf ~; "', "10.0.0.1"] });
  expect(snippet).toContain("mongodb://10.0.0.1:27018/");
  expect(snippet).not.toContain("rm -rf");
});

test("without an address and a port there is a place to write them", () => {
  expect(connectionSnippet("node", { ...server, addresses: [], port: null })).toContain("mongodb://ADDRESS:27017/");
});
