export const SNIPPET_CLIENTS = ["mongosh", "node", "python", "java"] as const;
export type SnippetClient = (typeof SNIPPET_CLIENTS)[number];

/** Product names, the same in every language. */
export const SNIPPET_CLIENT_NAMES: Readonly<Record<SnippetClient, string>> = {
  mongosh: "mongosh",
  node: "Node.js",
  python: "Python",
  java: "Java",
};

type Server = { readonly instanceId: string; readonly addresses: readonly string[]; readonly port: number | null };

const DEFAULT_PORT = 27017;

/** The name under which the console hands out the CA of an instance. */
export function certificateFileName(instanceId: string): string {
  return `${instanceId}-MongoDB-CA.crt`;
}

/** Host list of a connection string; an address that isn't one (it would end up in a shell) is left out. */
function hosts({ addresses, port }: Server): string {
  const usable = addresses.filter((address) => /^[0-9A-Za-z.:-]+$/.test(address));
  const named = usable.length > 0 ? usable : ["ADDRESS"];
  return named
    .map((address) => `${address.includes(":") ? `[${address}]` : address}:${port ?? DEFAULT_PORT}`)
    .join(",");
}

/**
 * The least a client needs to connect with TLS (vendor manuals of mongosh, and of the Node, Python and Java drivers): the chain is verified
 * with the CA of the instance; only the host name is not, because clients connect by IP address and the certificate doesn't name it.
 * User and password come from the environment, never from here. Java gets an SSLContext of its own: the trustStore property is JVM-wide.
 */
export function connectionSnippet(client: SnippetClient, server: Server): string {
  const file = certificateFileName(server.instanceId);
  const url = `mongodb://${hosts(server)}/?authSource=admin`;
  switch (client) {
    case "mongosh":
      return `mongosh "${url}" \\
  --username "$MONGODB_USER" \\
  --tls --tlsCAFile ${file} --tlsAllowInvalidHostnames`;
    case "node":
      return `import { MongoClient } from "mongodb";

const client = new MongoClient("${url}", {
  auth: { username: process.env.MONGODB_USER, password: process.env.MONGODB_PASSWORD },
  tls: true,
  tlsCAFile: "${file}",
  tlsAllowInvalidHostnames: true,
});
await client.db("admin").command({ ping: 1 });`;
    case "python":
      return `import os
from pymongo import MongoClient

client = MongoClient(
    "${url}",
    username=os.environ["MONGODB_USER"],
    password=os.environ["MONGODB_PASSWORD"],
    tls=True,
    tlsCAFile="${file}",
    tlsAllowInvalidHostnames=True,
)
client.admin.command("ping")`;
    case "java":
      return `import com.mongodb.*;
import com.mongodb.client.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.*;

KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
trusted.load(null, null);
try (var file = Files.newInputStream(Path.of("${file}"))) {
    trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
}
TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
trust.init(trusted);
SSLContext context = SSLContext.getInstance("TLS");
context.init(null, trust.getTrustManagers(), null);

MongoClient client = MongoClients.create(MongoClientSettings.builder()
    .applyConnectionString(new ConnectionString("${url}"))
    .credential(MongoCredential.createCredential(
        System.getenv("MONGODB_USER"), "admin", System.getenv("MONGODB_PASSWORD").toCharArray()))
    .applyToSslSettings(ssl -> ssl.enabled(true).context(context).invalidHostNameAllowed(true))
    .build());`;
  }
}
