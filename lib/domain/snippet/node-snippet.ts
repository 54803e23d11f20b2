import type { SnippetInput } from "./snippet-input";

/** Driver `mongodb` (6 and later know no `ssl…` options; manual "Enable TLS on a Connection"). */
export function nodeSnippet({ url, file }: SnippetInput): string {
  return `import { MongoClient } from "mongodb";

const client = new MongoClient("${url}", {
  auth: { username: process.env.MONGODB_USER, password: process.env.MONGODB_PASSWORD },
  tls: true,
  tlsCAFile: "${file}",
  tlsAllowInvalidHostnames: true,
});
console.log(await client.db("admin").command({ ping: 1 }));
await client.close();`;
}
