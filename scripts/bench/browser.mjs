import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { ADMIN } from "./production-console.mjs";

/** The one with windows first: what is measured is what people use. */
const DEBIAN_CHROMIUMS = ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell"];

/** CHROMIUM_PATH, else Debian's own, else the one that Playwright installed. */
export const chromiumPath =
  process.env.CHROMIUM_PATH || (DEBIAN_CHROMIUMS.find((path) => existsSync(path)) ?? chromium.executablePath());

// No sandbox as root.
export const CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

export function openBrowser() {
  return chromium.launch({ executablePath: chromiumPath, args: CHROMIUM_FLAGS });
}

/**
 * Signs in on the page, as a person does.
 * @param {import("playwright").Browser} browser
 * @param {string} url
 * @returns {Promise<import("playwright").BrowserContext>}
 */
export async function signedIn(browser, url) {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Instances", level: 1 }).waitFor();
  await page.close();
  return context;
}

/**
 * The session as a header.
 * @param {import("playwright").BrowserContext} context
 */
export async function cookieHeader(context) {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}
