import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { childEnvironment } from "./start/child-environment.mjs";
import { findChromium } from "./test/find-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const FILE = join(root, "docs/images/instances.png");
const SIZE = { width: 1440, height: 900 };
const ADMIN = { email: "dba@example.com", password: "a demo needs no secret" };

// `npm run screenshot`: the demo as a newcomer sees it, on a store of its own that is thrown away.
const folder = mkdtempSync(join(tmpdir(), "console-screenshot-"));
const server = spawn(process.execPath, ["scripts/start.mjs"], {
  cwd: root,
  // An empty HOME: with credentials of yours in it this would not be the demo.
  env: childEnvironment(process.env, {
    HOME: folder,
    DATA_DIR: folder,
    PORT: "0",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  }),
  stdio: ["ignore", "pipe", "inherit"],
});
const exited = once(server, "exit");
try {
  await photograph(await addressOf(server));
  console.log(`Wrote ${FILE}`);
} finally {
  server.kill("SIGTERM");
  await exited;
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} url */
async function photograph(url) {
  const executablePath = findChromium(console.log);
  if (!executablePath) throw new Error("No Chromium was found and none could be installed. Set CHROMIUM_PATH.");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const page = await browser.newPage({
      viewport: SIZE,
      colorScheme: "light",
      locale: "en-GB",
      timezoneId: "Asia/Jakarta",
      reducedMotion: "reduce",
    });
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("Email").fill(ADMIN.email);
    await page.getByLabel("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${url}/instances`);
    // Once the whole fleet was read, the bar says when.
    await page.getByText(/^checked /).waitFor({ timeout: 60_000 });
    // Once the page is alive, its times are in the reader's zone.
    await page.getByRole("time").filter({ hasText: "GMT+7" }).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    mkdirSync(dirname(FILE), { recursive: true });
    await page.screenshot({ path: FILE });
  } finally {
    await browser.close();
  }
}

/**
 * Passes on what the console says (a first build takes a minute) until it says where it is.
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, null>} child
 */
async function addressOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Open (http:\S+)$/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return url;
    }
    if (!line.startsWith("{")) console.log(line);
  }
  throw new Error("The console did not start. What it says is above.");
}
