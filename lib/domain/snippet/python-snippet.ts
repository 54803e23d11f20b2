import type { SnippetInput } from "./snippet-input";

/** PyMongo (manual "Configure TLS"). */
export function pythonSnippet({ url, file }: SnippetInput): string {
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
print(client.admin.command("ping"))`;
}
