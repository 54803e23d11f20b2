import { createServer } from "node:net";
import { StartError } from "./start-error.mjs";

/**
 * Checks that we could listen there, before minutes go into a build. Throws a StartError that says what to do.
 * @param {string} host
 * @param {number} port 0 = any that is free
 * @returns {Promise<number>} the port
 */
export async function freePort(host, port) {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/**
 * @param {unknown} error of listen
 * @param {string} host
 * @param {number} port
 */
export function listenError(error, host, port) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another one.`);
  if (code === "EACCES") return new StartError(`This user may not listen on port ${port}. Set PORT to one above 1023.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartError(`HOST ${host} is no address of this machine. Set HOST to one that is, or to 0.0.0.0.`);
  return new StartError(`Can't listen on ${host}, port ${port} (${code}).`);
}
