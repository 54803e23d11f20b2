import "server-only";
import { verifyAudit } from "../audit/verify-audit";
import type { App } from "../context";
import { resetPassword } from "../members/reset-password";
import { CommandError } from "./command-error";
import { openCommandApp } from "./open-command-app";

export type CommandPlace = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
};

const terminal: CommandPlace = {
  env: process.env,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
};

/** What a person can mend is told by its message alone. Compared by name: such errors come from several bundles. */
const KNOWN_ERRORS = ["CommandError", "ConfigError", "StoreRefused"];

/** Runs `reset-password <email>` or `audit-verify` and answers the exit code. The server may run meanwhile. */
export async function runCommand(words: readonly string[], place: CommandPlace = terminal): Promise<number> {
  try {
    const command = commandOf(words, place);
    const app = await openCommandApp(place.env, place.complain);
    try {
      return await command(app);
    } finally {
      app.cloud.close();
      await app.store.close();
    }
  } catch (error) {
    if (!(error instanceof Error && KNOWN_ERRORS.includes(error.name))) throw error;
    place.complain(error.message);
    return 1;
  }
}

function commandOf(
  [command, argument, ...rest]: readonly string[],
  place: CommandPlace,
): (app: App) => Promise<number> {
  if (command === "reset-password" && argument && rest.length === 0) return (app) => reset(app, argument, place);
  if (command === "audit-verify" && !argument) return (app) => verify(app, place);
  throw new CommandError("Usage: npm run reset-password -- <email>, or npm run audit:verify");
}

async function reset(app: App, email: string, { print, complain }: CommandPlace): Promise<number> {
  try {
    const { path, expiresAt } = await resetPassword(app, email);
    print(
      `All sessions of ${email} are ended. Choose a new password before ${new Date(expiresAt).toISOString()}, once:`,
    );
    print(new URL(path, app.config.baseUrl).href);
    return 0;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "not_found")) throw error;
    complain(`No member has the email ${email}.`);
    return 1;
  }
}

async function verify({ store, config }: App, { print, complain }: CommandPlace): Promise<number> {
  const verdict = await verifyAudit(store.db, config.authSecret);
  if (verdict.intact) {
    print(`The audit is intact: ${verdict.rows} rows, the last HMAC is ${verdict.lastHmac}.`);
    print("Rows cut off at the end can't be seen in the chain: compare with the last audit line of the server's log.");
    return 0;
  }
  complain(
    `The audit is broken at row ${verdict.brokenAt}: ${verdict.why === "altered" ? "the row was altered" : "a row before it is missing"}.`,
  );
  return 1;
}
