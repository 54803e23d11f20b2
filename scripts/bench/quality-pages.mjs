import { randomUUID } from "node:crypto";
import http from "node:http";
import { cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { callAction, send } from "./call-action.mjs";
import { withDemo } from "./demo-console.mjs";

const INSTANCE = { region: "ap-jakarta", instanceId: "cmgo-quality1" };
const SETUP_LINK = /Make the first administrator, once: (http\S+)$/;

/** `url` whole; the cookies of a session, or none. @typedef {{ name: string, url: string, cookies: import("playwright").Cookie[] }} QualityPage */

/**
 * What the first person of a new console sees.
 * @param {(pages: readonly QualityPage[]) => Promise<void>} use
 */
export function withSetupPage(use) {
  return withDemo(
    async (origin, console) => {
      const [, link = ""] = await console.line(SETUP_LINK);
      const { pathname, search } = new URL(link);
      await use([{ name: "setup", url: `${origin}${pathname}${search}`, cookies: [] }]);
    },
    { settings: { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined } },
  );
}

/**
 * Every other page, as an administrator sees it with something on it.
 * @param {(pages: readonly QualityPage[]) => Promise<void>} use
 */
export function withQualityPages(use) {
  return withDemo(
    async (origin) => {
      const browser = await openBrowser();
      const context = await signedIn(browser, origin);
      const cookies = await context.cookies();
      const cookie = await cookieHeader(context);
      await browser.close();
      const agent = new http.Agent({ keepAlive: true });
      const { changeId, rotationId, invitation } = await somethingToSee({ url: origin, cookie, agent });
      agent.destroy();
      const page = (/** @type {string} */ name, /** @type {string} */ path) => ({
        name,
        url: `${origin}${path}`,
        cookies,
      });
      await use([
        { ...page("sign-in", "/sign-in"), cookies: [] },
        { ...page("an invitation", invitation), cookies: [] },
        page("instances", "/instances"),
        page("an instance", `/instances/${INSTANCE.region}/${INSTANCE.instanceId}`),
        page("changes", "/changes"),
        page("a change", `/changes/${changeId}`),
        page("rotations", "/rotations"),
        page("a rotation", `/rotations/${rotationId}`),
        page("audit", "/audit"),
        page("account", "/settings"),
        page("people", "/settings/people"),
        page("approvals", "/settings/approvals"),
        page("permissions", "/settings/permissions"),
        page("reading the fleet", "/settings/sync"),
        page("error codes", "/help/errors"),
      ]);
    },
    { added: [{ ...INSTANCE, ssl: "disabled" }], flowMillis: 1_000 },
  );
}

/**
 * A change, a rotation and an invitation.
 * @param {import("./call-action.mjs").Session} session
 */
async function somethingToSee(session) {
  await until(async () => {
    const { rows, sync } = JSON.parse(await send(session, `/api/instances?search=${INSTANCE.instanceId}`));
    return sync.state === "idle" && rows[0]?.sslState === "disabled";
  });
  const { change } = await callAction(session, "toggleSsl", {
    ...INSTANCE,
    enabled: true,
    seen: "disabled",
    reason: "",
    intentId: randomUUID(),
    asking: false,
  });
  await until(async () => {
    const { total } = JSON.parse(await send(session, "/api/instances?ssl=enabled&expiry=90"));
    return total > 0;
  });
  const rotationId = randomUUID();
  await callAction(session, "openRotation", {
    rotationId,
    selection: { kind: "filter", filter: { ssl: "enabled" } },
    reason: "",
  });
  const { url } = await callAction(session, "inviteMember", { email: "new@example.test", role: "operator" });
  const { pathname, search } = new URL(url);
  return { changeId: change.changeId, rotationId, invitation: `${pathname}${search}` };
}

/** @param {() => Promise<boolean>} fits */
async function until(fits) {
  while (!(await fits())) await new Promise((resolve) => setTimeout(resolve, 500));
}
