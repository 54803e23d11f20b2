import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** As scripts/test/find-chromium.mjs looks for them. */
const DEBIAN_CHROMIUMS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** CHROMIUM_PATH, else Debian's own; undefined = the one that Playwright installed. */
const executablePath = process.env.CHROMIUM_PATH || DEBIAN_CHROMIUMS.find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/build-console.ts",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  // Each worker runs a console and an emulator of its own. Much of a test is waiting for what the console reads next: three keep two processors busy.
  workers: 3,
  // A first reading of the fleet alone takes half a minute where the machine is busy.
  timeout: 120_000,
  // A page at rest is read again after 2 s while something moves; a busy machine takes its time.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "Asia/Jakarta",
    // Recording what was done takes a fourteenth of the processors' time even without pictures: `--trace retain-on-failure` asks for it.
    trace: "off",
    // Without a graphics card the bar over a row that moves keeps a third of a processor busy for as long as it does. Two files look at it all the same.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // No sandbox as root; the rest keeps Chromium from calling home: the tests run without a network.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // What is drawn without a graphics card needs no process of its own: an eighth of the processors' time less.
        "--in-process-gpu",
        // A first page would else be given two processes, one of which it leaves at once.
        "--renderer-process-limit=1",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
