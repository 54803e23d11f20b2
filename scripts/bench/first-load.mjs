import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openBrowser, signedIn } from "./browser.mjs";
import { withDemo } from "./demo-console.mjs";
import { atMost, kilobytes } from "./section.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const next = join(root, "node_modules/next/dist/bin/next");
const GOAL_BYTES = 175_000;
const MOST_NAMED = 5;

/**
 * The JavaScript that a browser loads for /instances, against a Next page with one word on it.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureFirstLoad() {
  const browser = await openBrowser();
  try {
    const ours = await withDemo(async (url) => scriptsOf(await signedIn(browser, url), `${url}/instances`));
    const bare = await withBarePage(async (url) => scriptsOf(await browser.newContext(), url));
    const all = sum(ours);
    const [largest, ...rest] = [...ours].sort((a, b) => b.bytes - a.bytes).slice(0, MOST_NAMED);
    return {
      title: "JavaScript of the first load of /instances",
      how: "Every script that Chromium loads until the page is at rest, signed in and with an empty cache, each gzipped at the default level; beside it a page of one word built with the same Next.",
      rows: [
        atMost("/instances", all, GOAL_BYTES, kilobytes),
        { what: "the bare page", measured: kilobytes(sum(bare)) },
        { what: "what the console adds", measured: kilobytes(all - sum(bare)) },
        {
          what: `its scripts, the largest of ${ours.length}`,
          measured: [largest, ...rest].map((script) => kilobytes(script?.bytes ?? 0)).join(", "),
        },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** @param {readonly { bytes: number }[]} scripts */
function sum(scripts) {
  return scripts.reduce((total, { bytes }) => total + bytes, 0);
}

/**
 * @param {import("playwright").BrowserContext} context
 * @param {string} url
 * @returns {Promise<{ url: string, bytes: number }[]>}
 */
async function scriptsOf(context, url) {
  const page = await context.newPage();
  /** @type {Map<string, Promise<number>>} */
  const scripts = new Map();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const loaded = await Promise.all([...scripts].map(async ([from, bytes]) => ({ url: from, bytes: await bytes })));
  await context.close();
  return loaded;
}

/**
 * Builds and serves a page of one word. Inside the project, so that it is built with the same packages.
 * @template T
 * @param {(url: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withBarePage(use) {
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
