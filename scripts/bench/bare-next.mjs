import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const next = join(root, "node_modules/next/dist/bin/next");

/**
 * Builds and serves a page of one word. Inside the project, so that it is built with the same packages.
 * @template T
 * @param {(url: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withBarePage(use) {
  const folder = join(root, ".cache/bench-bare");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  const files = {
    "package.json": JSON.stringify({ name: "bare", private: true, type: "module" }),
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(root)} } };\n`,
    "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n`,
    "app/page.jsx": `export default function Page() { return <p>Bare</p>; }\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ("production"), NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawn(process.execPath, [next, "build"], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("The bare page could not be built.");
  const server = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (url === undefined) continue;
      server.stdout.resume();
      return await use(url);
    }
    throw new Error("The bare page was not served.");
  } finally {
    server.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  }
}
