import "server-only";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx } from "../context";

const WINDOW_MILLIS = 15 * 60_000;

/** Attempts per window: few for one account from one place, more for a place (an office behind one address), most for an account from anywhere. */
const ATTEMPTS = { account_and_address: 10, address: 50, account: 100 };
type Limit = keyof typeof ATTEMPTS;

/**
 * Counts an attempt to sign in before the password is looked at, in the store, so that neither a restart nor parallel requests help.
 * rate-limiter-flexible is not used: on SQLite's one connection its own queries would join whatever transaction is open.
 * @throws Refusal "too_many_attempts" with the minutes until the window ends.
 */
export async function countSignInAttempt(ctx: Ctx, email: string): Promise<void> {
  const now = ctx.app.clock.now();
  await ctx.app.store.transaction((trx) => trx.deleteFrom("sign_in_limits").where("expires_at", "<=", now).execute());
  // The address comes first: what it has used up must not count against the account.
  for (const limit of ["address", "account_and_address", "account"] as const) {
    const { attempts, expires_at } = await count(ctx, keyOf(ctx, limit, email), now);
    if (attempts > ATTEMPTS[limit])
      throw new Refusal("too_many_attempts", { minutes: Math.ceil((expires_at - now) / 60_000) });
  }
}

/** The password was right: the account starts anew from here, and the address gets its attempt back. */
export async function forgiveSignInAttempts(ctx: Ctx, email: string): Promise<void> {
  await ctx.app.store.transaction(async (trx) => {
    await trx
      .deleteFrom("sign_in_limits")
      .where("key", "=", keyOf(ctx, "account_and_address", email))
      .execute();
    await trx
      .updateTable("sign_in_limits")
      .set({ attempts: sql`attempts - 1` })
      .where("key", "in", [keyOf(ctx, "address", email), keyOf(ctx, "account", email)])
      .where("attempts", ">", 0)
      .execute();
  });
}

function count(ctx: Ctx, key: string, now: number) {
  return ctx.app.store.transaction((trx) =>
    trx
      .insertInto("sign_in_limits")
      .values({ key, attempts: 1, expires_at: now + WINDOW_MILLIS })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ attempts: sql`sign_in_limits.attempts + 1` }))
      .returning(["attempts", "expires_at"])
      .executeTakeFirstOrThrow(),
  );
}

function keyOf(ctx: Ctx, limit: Limit, email: string): string {
  const address = ctx.clientAddress ?? "";
  const parts = { account_and_address: [email, address], address: [address], account: [email] }[limit];
  return createHash("sha256")
    .update(JSON.stringify([limit, ...parts]))
    .digest("hex");
}
