import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import type { Store } from "../db/store";

/** The number is words beside a filtered list ("6 instances of 10,000"): a few seconds old is as good, and it costs as much as the page itself. */
const FRESH_MILLIS = 5_000;

const counted = new WeakMap<Store, { readonly known: number; readonly at: number }>();

/** How many instances are known at all, whatever the filter. "None" is never remembered: the first one must show at once. */
export async function countKnown(app: App): Promise<number> {
  const now = app.clock.now();
  const last = counted.get(app.store);
  if (last && now - last.at < FRESH_MILLIS) return last.known;
  const { count } = await app.store.db
    .selectFrom("instances")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .executeTakeFirstOrThrow();
  const known = Number(count);
  if (known > 0) counted.set(app.store, { known, at: now });
  return known;
}
