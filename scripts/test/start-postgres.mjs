import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "../start/free-port.mjs";
import { installByApt } from "./install-by-apt.mjs";

const READY_MILLIS = 30_000;
/** Tests lose nothing in a power cut, and each makes databases of its own. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

const SHARED_MEMORY = "/dev/shm";
const MEMORY_BYTES = 3 * 1024 ** 3;

/**
 * In memory where there is room for it: each test makes a database, which is three hundred files (24 ms instead of 320 ms, measured on a slow disk).
 * @returns {string}
 */
function parentFolder() {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= MEMORY_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * A PostgreSQL for the server tests: that of TEST_DATABASE_URL, or a cluster of our own in a temporary directory from the installed (or now
 * installed) programs. Null = none to be had.
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | null>}
 */
export async function startPostgres(say) {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined };
  const programs = findPrograms() ?? (installByApt(["postgresql"], say) ? findPrograms() : null);
  if (programs === null) return null;
  const owner = unprivileged();
  const directory = mkdtempSync(join(parentFolder(), "console-postgres-"));
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, "data");
  const remove = () => rmSync(directory, { recursive: true, force: true });

  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...owner, cwd: directory, encoding: "utf8" },
  );
  if (made.status !== 0) {
    remove();
    say(`initdb failed: ${made.stderr || made.error?.message}`);
    return null;
  }
  const port = await freePort("127.0.0.1", 0);
  const settings = [
    ...FAST,
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${directory}`,
  ].flatMap((setting) => ["-c", setting]);
  const server = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
    ...owner,
    cwd: directory,
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      // SIGINT is PostgreSQL's "fast": open sessions are cut.
      server.kill("SIGINT");
      await ended;
    }
    remove();
  };
  process.once("exit", () => void (server.exitCode === null && server.kill("SIGQUIT")));
  if (await answers(url, server)) return { url, stop };
  await stop();
  say("PostgreSQL did not start.");
  return null;
}

/** The newest of Debian's places, else what is in PATH; null = no PostgreSQL here. */
function findPrograms() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) ?? null;
}

/**
 * PostgreSQL refuses to run as root.
 * @returns {{ uid?: number, gid?: number }}
 */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim() || "NaN"),
    );
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid };
  }
  return {};
}

/**
 * @param {string} url
 * @param {import("node:child_process").ChildProcess} server
 */
async function answers(url, server) {
  for (const began = Date.now(); Date.now() - began < READY_MILLIS && server.exitCode === null; ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
