import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment } from "./child-environment.mjs";
import { sourceHash } from "./source-hash.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Builds the console if its sources changed since the last build, and answers the build's id. The id is written last, so that a build
 * which was cut off is never trusted.
 * @param {string} root
 * @param {{ say: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Promise<string>}
 */
export async function buildIfNeeded(root, { say, signal }) {
  const hash = sourceHash(root);
  const mark = join(root, ".next", "source-hash");
  const last = read(mark);
  if (last === hash) return hash;
  say(
    last === null
      ? "Building the console for the first time: this takes a minute or less."
      : "The sources changed since the last build: building the console again, a minute or less.",
  );
  rmSync(mark, { force: true });
  const began = Date.now();
  const code = await runBuild(root, hash, signal);
  if (code !== 0) throw new StartError(`The build failed (exit code ${code}). What it says is above.`);
  mkdirSync(join(root, ".next"), { recursive: true });
  writeFileSync(mark, hash);
  say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  return hash;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} hash
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<number>}
 */
function runBuild(root, hash, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      env: childEnvironment(process.env, {
        NODE_ENV: "production",
        NEXT_DEPLOYMENT_ID: hash,
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(hash),
      }),
      stdio: ["ignore", "inherit", "inherit"],
      signal,
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Next names the actions by this key, and draws one at random without it: then a page of one server could not act on another that was built
 * from the same sources. It guards nothing here, since no action holds a closure, whose values it would hide.
 * @param {string} hash
 */
function actionsKey(hash) {
  return createHash("sha256").update(`server actions of ${hash}`).digest("base64");
}
