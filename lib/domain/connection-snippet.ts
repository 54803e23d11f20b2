import { authSourceOf, type ConnectionAddress, connectionUrl } from "./connection-address";
import { csharpSnippet } from "./snippet/csharp-snippet";
import { goSnippet } from "./snippet/go-snippet";
import { javaSnippet } from "./snippet/java-snippet";
import { nodeSnippet } from "./snippet/node-snippet";
import { phpSnippet } from "./snippet/php-snippet";
import { pythonSnippet } from "./snippet/python-snippet";
import { springSnippet } from "./snippet/spring-snippet";

export const SNIPPET_CLIENTS = [
  "mongosh",
  "node",
  "python",
  "java",
  "spring",
  "go",
  "csharp",
  "php",
  "compass",
] as const;
export type SnippetClient = (typeof SNIPPET_CLIENTS)[number];

/** Product names, the same in every language. */
export const SNIPPET_CLIENT_NAMES: Readonly<Record<SnippetClient, string>> = {
  mongosh: "mongosh",
  node: "Node.js",
  python: "Python",
  java: "Java",
  spring: "Spring Boot",
  go: "Go",
  csharp: "C#",
  php: "PHP",
  compass: "Compass",
};

/** The name under which the console hands out the CA of an instance. */
export function certificateFileName(instanceId: string): string {
  return `${instanceId}-MongoDB-CA.crt`;
}

/**
 * The least a client needs to connect with TLS (vendor's manuals): the chain is verified with the CA of the instance; only the host name is not,
 * because clients connect by IP address and the certificate doesn't name it. A driver that can't skip the name alone gets a check of the chain
 * of its own. User and password come from the environment or are typed in, never from here.
 */
export function connectionSnippet(client: SnippetClient, instanceId: string, address: ConnectionAddress): string {
  const file = certificateFileName(instanceId);
  const input = { url: connectionUrl(address), authSource: authSourceOf(address), file };
  switch (client) {
    case "mongosh":
      return `mongosh "${input.url}" \\
  --username "$MONGODB_USER" \\
  --tls --tlsCAFile ${file} --tlsAllowInvalidHostnames`;
    case "node":
      return nodeSnippet(input);
    case "python":
      return pythonSnippet(input);
    case "java":
      return javaSnippet(input);
    case "spring":
      return springSnippet(input);
    case "go":
      return goSnippet(input);
    case "csharp":
      return csharpSnippet(input);
    case "php":
      return phpSnippet(input);
    case "compass": {
      const tls = ["tls=true", `tlsCAFile=${encodeURIComponent(`/FOLDER/${file}`)}`, "tlsAllowInvalidHostnames=true"];
      return connectionUrl(address, tls, "USER:PASSWORD@");
    }
  }
}
