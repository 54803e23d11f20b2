import { readFileSync } from "node:fs";
import http from "node:http";
import { fileURLToPath } from "node:url";

const MANIFEST = fileURLToPath(new URL("../../.next/server/server-reference-manifest.json", import.meta.url));

/** Over one kept connection, as a browser's. @typedef {{ url: string, cookie: string, agent: http.Agent }} Session */

/**
 * Calls a server action as the page does, and gives its data. Throws when it was refused or answered anything else.
 * @param {Session} session
 * @param {string} name
 * @param {object} input
 * @returns {Promise<any>}
 */
export async function callAction(session, name, input) {
  /** @type {{ node: Record<string, { exportedName: string }> }} */
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8"));
  const id = Object.keys(node).find((key) => node[key]?.exportedName === name);
  if (!id) throw new Error(`The build has no action ${name}.`);
  const answer = await send(session, "/instances", {
    method: "POST",
    body: JSON.stringify([input]),
    headers: { "next-action": id, accept: "text/x-component", "content-type": "text/plain;charset=UTF-8" },
  });
  // The first row says which one holds the result; an action that gives nothing leaves its data out.
  const row = /^0:\{"a":"\$@(\d+)"/.exec(answer)?.[1];
  const line = answer.split("\n").find((text) => row !== undefined && text.startsWith(`${row}:{`));
  const result = line === undefined ? null : JSON.parse(line.slice(line.indexOf(":") + 1));
  if (result === null || "serverError" in result || "validationErrors" in result)
    throw new Error(`${name} answered ${answer.slice(0, 300)}`);
  return result.data;
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {{ method?: string, body?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<string>}
 */
export function send({ url, cookie, agent }, path, { method = "GET", body, headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}${path}`, { method, agent, headers: { ...headers, cookie, origin: url } });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    request.end(body);
  });
}
