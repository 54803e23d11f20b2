import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ENCODINGS } from "../start/compress-files.mjs";

const PREFIX = "/_next/static/";
const TYPES = new Map([
  ["js", "application/javascript; charset=UTF-8"],
  ["css", "text/css; charset=UTF-8"],
]);

/**
 * Points a request for a file of the build to the one that was compressed at build time, if there is one that its reader takes. Next then sends
 * that file as any other, with its date, its tag, and parts of it.
 * @param {string} distDir Next's output folder
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void}
 */
export function packedFiles(distDir) {
  const folder = join(distDir, "static");
  const packed = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      ENCODINGS.some(({ ending }) => name.endsWith(ending)),
    ),
  );
  // A build that is made anew below a running server takes its files away.
  const there = (/** @type {string} */ name) => packed.has(name) && existsSync(join(folder, name));
  return (request, response) => {
    const { url = "", method } = request;
    if (!url.startsWith(PREFIX) || (method !== "GET" && method !== "HEAD")) return;
    const [path = "", ...query] = url.split("?");
    const name = path.slice(PREFIX.length);
    const type = TYPES.get(name.slice(name.lastIndexOf(".") + 1));
    if (type === undefined) return;
    const taken = takenEncodings(request.headers["accept-encoding"] ?? "");
    const found = ENCODINGS.find(({ encoding, ending }) => taken.has(encoding) && there(`${name}${ending}`));
    if (!found) return;
    request.url = [`${path}${found.ending}`, ...query].join("?");
    response.setHeader("Content-Type", type);
    response.setHeader("Content-Encoding", found.encoding);
    response.setHeader("Vary", "Accept-Encoding");
  };
}

/**
 * @param {string} header
 * @returns {ReadonlySet<string>} in lower case, without those of weight 0
 */
function takenEncodings(header) {
  const offers = header.split(",").map((offer) => offer.split(";").map((part) => part.trim().toLowerCase()));
  const taken = offers.filter((parts) => !parts.some((part) => /^q=0(?:\.0*)?$/.test(part)));
  return new Set(taken.map(([name = ""]) => name));
}
