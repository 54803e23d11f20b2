import "server-only";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret that sessions and the audit chain hang on, when AUTH_SECRET does not give one: made once in DATA_DIR/auth-secret (mode 0600)
 * and part of the backup. Written aside and moved into place, so that a crash leaves no half of it. The lock on DATA_DIR keeps a second start away.
 */
export function keptAuthSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  const found = read(file);
  if (found !== null) return found;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
  renameSync(draft, file);
  const kept = read(file);
  if (kept === null) throw new Error(`${file} vanished while it was made.`);
  return kept;
}

function read(file: string): string | null {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
  if (secret.length < 32)
    throw new Error(`${file} is damaged: expected at least 32 characters. Restore it from the backup.`);
  return secret;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
