import { IncomingMessage } from "node:http";

/** How much of a refused body is read and thrown away, so that the client gets to see the answer before the line is cut. */
const SWALLOW_BYTES = 8 * 1024 * 1024;
const SWALLOW_MILLIS = 5_000;

/**
 * Takes in a whole body of at most so many bytes, counted as they come, whatever Content-Length says. Answers a request that can be read
 * again from its start; "too_large", or "cut_off" when the client went away.
 * @param {IncomingMessage} request
 * @param {number} maxBytes
 * @returns {Promise<IncomingMessage | "too_large" | "cut_off">}
 */
export async function boundedBody(request, maxBytes) {
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  try {
    const stream = request.iterator({ destroyOnReturn: false });
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maxBytes) return "too_large";
      chunks.push(chunk);
    }
  } catch {
    return "cut_off";
  }
  return replay(request, Buffer.concat(chunks));
}

/**
 * Reads what is left of a refused request, within bounds, then cuts the line.
 * @param {IncomingMessage} request
 */
export function swallowRest(request) {
  if (request.complete) return;
  const cut = () => request.socket.destroy();
  const timer = setTimeout(cut, SWALLOW_MILLIS);
  timer.unref();
  let size = 0;
  request.on("data", (chunk) => {
    size += chunk.length;
    if (size > SWALLOW_BYTES) cut();
  });
  request.on("close", () => clearTimeout(timer));
  request.on("end", () => clearTimeout(timer));
  // A line cut by the client is no news here.
  request.on("error", () => undefined);
  request.resume();
}

/**
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
function replay(request, body) {
  const copy = new IncomingMessage(request.socket);
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.method = request.method;
  copy.url = request.url;
  copy.rawHeaders = request.rawHeaders;
  copy.headers = request.headers;
  copy.complete = true;
  if (body.length > 0) copy.push(body);
  copy.push(null);
  return copy;
}
