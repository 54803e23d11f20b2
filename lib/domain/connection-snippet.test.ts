import { describe, expect, test } from "vitest";
import { listedAddress, parseConnectionString } from "./connection-address";
import { connectionSnippet, SNIPPET_CLIENTS } from "./connection-snippet";

const instanceId = "cmgo-1a2b3c4d";
const listed = listedAddress(["10.5.2.12", "10.5.2.14"], 27018);

/** What would skip the whole verification, or trust for the whole program, in any of these clients. */
const INSECURE =
  /tlsAllowInvalidCertificates|tlsInsecure|sslVerify|rejectUnauthorized|CERT_NONE|X509TrustManager|TrustAll|javax\.net\.ssl\.trustStore|AllowInsecureTls|verify_peer|weak_cert_validation|allow_invalid_hostname'? *=> *true, *'?weak|AllowUnknownCertificateAuthority|ServerCertificateValidationCallback = \([^)]*\) => true|return true;/i;

describe.each(SNIPPET_CLIENTS)("%s", (client) => {
  const snippet = connectionSnippet(client, instanceId, listed);

  test("verifies the chain with this instance's CA and skips the host name alone", () => {
    expect(snippet).toContain("cmgo-1a2b3c4d-MongoDB-CA.crt");
    expect(snippet).toContain("10.5.2.12:27018,10.5.2.14:27018");
    expect(snippet).not.toMatch(INSECURE);
    if (client === "go") {
      // Its own check is off only together with one of the chain against the file's certificates.
      expect(snippet).toMatch(/InsecureSkipVerify: true,\s+VerifyConnection: func/);
      expect(snippet).toMatch(/\.Verify\(x509\.VerifyOptions\{Roots: roots, /);
    } else if (client === "csharp") {
      expect(snippet).toMatch(
        /CustomRootTrust;[\s\S]*CustomTrustStore\.AddRange\(trusted\);[\s\S]*return chain\.Build\(/,
      );
    } else {
      expect(snippet).toMatch(/tlsAllowInvalidHostnames|invalidHostNameAllowed\(true\)/);
      expect(snippet).not.toContain("InsecureSkipVerify");
    }
  });

  test("knows no option that its current driver ignores", () => {
    // Gone from the Node.js driver with version 6; never in the others as URI options of TLS.
    expect(snippet).not.toMatch(/\bssl(CA|Cert|Key|Validate|CRL|Pass)\b|ssl=true|sslCAFile|tlsCertificateFile/);
    if (client === "go" || client === "csharp" || client === "java" || client === "spring") {
      expect(snippet).not.toMatch(/tlsCAFile|tlsAllowInvalidHostnames/);
    }
    expect(snippet).not.toMatch(/spring\.(data\.)?mongodb\./);
  });

  test("holds no password, but a place for one", () => {
    expect(snippet.replaceAll("USER:PASSWORD@", "")).not.toMatch(/:[^/@\s"']+@/);
    expect(snippet).toMatch(/MONGODB_USER|USER:PASSWORD@/);
  });
});

describe("an address", () => {
  test("that could break out of the quotes is left out", () => {
    const snippet = connectionSnippet(
      "mongosh",
      instanceId,
      listedAddress(['1.2.3.4"; rm -rf ~; "', "10.0.0.1"], 27017),
    );
    expect(snippet).toContain("mongodb://10.0.0.1:27017/");
    expect(snippet).not.toContain("rm -rf");
  });

  test("is a place to write one where none is known, and in brackets where it is IPv6", () => {
    expect(connectionSnippet("node", instanceId, listedAddress([], null))).toContain("mongodb://ADDRESS:27017/");
    expect(listedAddress(["fd00::12"], 27018).hosts).toEqual(["[fd00::12]:27018"]);
  });

  test("of the API keeps hosts and what a client must know, never the user, the password, the database or TLS", () => {
    const given = parseConnectionString(
      "CLUSTER_READ_SECONDARY",
      "mongodb://mongouser:******@10.0.0.1:27017,10.0.0.2:27017/test?authSource=admin&authMechanism=SCRAM-SHA-1&readPreference=secondaryPreferred&replicaSet=cmgo-1_0&tlsInsecure=true",
    );
    expect(given).toEqual({
      type: "CLUSTER_READ_SECONDARY",
      hosts: ["10.0.0.1:27017", "10.0.0.2:27017"],
      options: [
        ["authSource", "admin"],
        ["readPreference", "secondaryPreferred"],
        ["replicaSet", "cmgo-1_0"],
      ],
    });
    if (!given) throw new Error("not parsed");
    expect(connectionSnippet("python", instanceId, given)).toContain(
      '"mongodb://10.0.0.1:27017,10.0.0.2:27017/?authSource=admin&readPreference=secondaryPreferred&replicaSet=cmgo-1_0"',
    );
  });

  test.each([
    "",
    "https://10.0.0.1/",
    "mongodb://",
    'mongodb://u:p@";id;"/test',
    "mongodb://$(id):1/test",
    "mongodb+srv://cluster.example/",
  ])("is not taken from %j", (text) => {
    expect(parseConnectionString("CLUSTER_ALL", text)).toBeNull();
  });

  test("keeps no option that a shell or a program would read as its own", () => {
    const given = parseConnectionString(
      "X",
      'mongodb://10.0.0.1:1/a?replicaSet=$(id)&readPreference="x"&authSource=a%27b',
    );
    expect(given?.options).toEqual([]);
  });
});
